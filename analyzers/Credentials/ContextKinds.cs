namespace ZeroTrustAgents.Credentials;

/// <summary>Rows of <see cref="CredentialKinds"/> whose values are known by what stands around them, or by their armour.</summary>
internal static class ContextKinds
{
    private const string NewKey = "create a new key pair and revoke certificates of the old one";
    private const string ChangePassword = "change the password at the server";
    private const string RotateKeys = "regenerate the keys of the resource";

    internal static CredentialKind AwsSecret { get; } = new("aws-secret-key", "secret access key", "AWS", "deactivate and delete the access key in IAM");
    internal static CredentialKind StorageConnection { get; } = new("azure-storage-connection", "account key in a connection string", "Azure", RotateKeys);
    internal static CredentialKind SharedAccessKey { get; } = new("azure-shared-access-key", "shared access key in a connection string", "Azure", "regenerate the keys of the shared access policy");
    internal static CredentialKind EndpointAccessKey { get; } = new("azure-endpoint-access-key", "access key in a connection string", "Azure", RotateKeys);
    internal static CredentialKind AppConfiguration { get; } = new("azure-app-configuration", "App Configuration secret", "Azure", RotateKeys);
    internal static CredentialKind SharedAccessSignature { get; } = new("azure-sas", "shared access signature", "Azure", "rotate the key that signed it, or delete its stored access policy");
    internal static CredentialKind PublishPassword { get; } = new("azure-publish-password", "publish profile password", "Azure", "reset the publish profile of the app");
    internal static CredentialKind Okta { get; } = new("okta-token", "API token", "Okta", "revoke it under Security, API, Tokens");
    internal static CredentialKind WireGuard { get; } = new("wireguard-key", "WireGuard private key", "its owner", "create a new key pair and update the peers") { IsKey = true };
    internal static CredentialKind RegistryToken { get; } = new("npmrc-token", "registry token", "a package registry", "delete the token at the registry");
    internal static CredentialKind RegistryAuth { get; } = new("registry-auth", "registry login", "a registry", "change the password or delete the token at the registry");
    internal static CredentialKind Netrc { get; } = new("netrc-password", "password in a netrc entry", "its server", ChangePassword);
    internal static CredentialKind Basic { get; } = new("basic-auth-header", "password in a Basic authorization header", "its server", ChangePassword);
    internal static CredentialKind Bearer { get; } = new("bearer-header", "token in a Bearer authorization header", "its issuer", "revoke the token at its issuer");
    internal static CredentialKind DatabaseConnection { get; } = new("connection-string", "password in a connection string", "a database", ChangePassword);
    internal static CredentialKind RedisConnection { get; } = new("redis-connection", "password in a connection string", "Redis", ChangePassword);
    internal static CredentialKind RsaXml { get; } = new("rsa-xml-key", "RSA private key as XML", "its owner", NewKey) { IsKey = true };
    internal static CredentialKind JsonWebKey { get; } = new("private-jwk", "private JSON Web Key", "its owner", NewKey) { IsKey = true };

    private static readonly CredentialKind Pkcs8Pem = new("pem-private-key", "private key (PKCS #8)", "its owner", NewKey) { IsKey = true };
    private static readonly CredentialKind EncryptedPem = new("pem-encrypted-key", "encrypted private key", "its owner", NewKey) { IsKey = true };
    private static readonly CredentialKind RsaPem = new("pem-rsa-key", "RSA private key", "its owner", NewKey) { IsKey = true };
    private static readonly CredentialKind EcPem = new("pem-ec-key", "EC private key", "its owner", NewKey) { IsKey = true };
    private static readonly CredentialKind DsaPem = new("pem-dsa-key", "DSA private key", "its owner", NewKey) { IsKey = true };
    private static readonly CredentialKind OpenSsh = new("openssh-key", "OpenSSH private key", "its owner", "remove its public key from all servers") { IsKey = true };
    private static readonly CredentialKind OpenPgp = new("pgp-key", "OpenPGP private key", "its owner", "publish its revocation certificate") { IsKey = true };
    private static readonly CredentialKind GoogleServiceAccount = new("gcp-service-account-key", "service account key", "Google Cloud", "delete the key of the service account") { IsKey = true };
    private static readonly CredentialKind OtherPem = new("pem-other-key", "private key", "its owner", NewKey) { IsKey = true };

    private static readonly CredentialKind PostgresUrl = new("postgres-url", "password in a connection URL", "PostgreSQL", ChangePassword);
    private static readonly CredentialKind MySqlUrl = new("mysql-url", "password in a connection URL", "MySQL", ChangePassword);
    private static readonly CredentialKind MongoUrl = new("mongodb-url", "password in a connection URL", "MongoDB", ChangePassword);
    private static readonly CredentialKind RedisUrl = new("redis-url", "password in a connection URL", "Redis", ChangePassword);
    private static readonly CredentialKind AmqpUrl = new("amqp-url", "password in a connection URL", "an AMQP broker", ChangePassword);
    private static readonly CredentialKind SqlServerUrl = new("sqlserver-url", "password in a connection URL", "SQL Server", ChangePassword);
    private static readonly CredentialKind FtpUrl = new("ftp-url", "password in a URL", "an FTP server", ChangePassword);
    private static readonly CredentialKind MailUrl = new("mail-url", "password in a URL", "a mail server", ChangePassword);
    private static readonly CredentialKind LdapUrl = new("ldap-url", "password in a URL", "a directory", ChangePassword);
    private static readonly CredentialKind CloudinaryUrl = new("cloudinary-url", "API secret in a URL", "Cloudinary", "regenerate the API secret");
    private static readonly CredentialKind BasicUrl = new("basic-auth-url", "password in a URL", "its server", ChangePassword);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CredentialKind> All { get; } =
    [
        AwsSecret, StorageConnection, SharedAccessKey, EndpointAccessKey, AppConfiguration, SharedAccessSignature, PublishPassword, Okta, WireGuard, RegistryToken, RegistryAuth,
        Netrc, Basic, Bearer, DatabaseConnection, RedisConnection, RsaXml, JsonWebKey,
        Pkcs8Pem, EncryptedPem, RsaPem, EcPem, DsaPem, OpenSsh, OpenPgp, GoogleServiceAccount, OtherPem,
        PostgresUrl, MySqlUrl, MongoUrl, RedisUrl, AmqpUrl, SqlServerUrl, FtpUrl, MailUrl, LdapUrl, CloudinaryUrl, BasicUrl,
    ];

    /// <summary>The kind of a URL with a password, by its scheme.</summary>
    public static CredentialKind OfScheme(ReadOnlySpan<char> scheme)
    {
        // `postgresql+asyncpg`, `jdbc-mysql`, `mongodb+srv`: the database's name stands first.
        if (Starts(scheme, "postgres"))
            return PostgresUrl;
        if (Starts(scheme, "mysql") || Starts(scheme, "mariadb"))
            return MySqlUrl;
        if (Starts(scheme, "mongodb"))
            return MongoUrl;
        if (Starts(scheme, "redis") || Starts(scheme, "valkey"))
            return RedisUrl;
        if (Starts(scheme, "amqp"))
            return AmqpUrl;
        if (Starts(scheme, "sqlserver") || Starts(scheme, "mssql"))
            return SqlServerUrl;
        if (Starts(scheme, "ftp") || Starts(scheme, "sftp"))
            return FtpUrl;
        if (Starts(scheme, "smtp") || Starts(scheme, "imap") || Starts(scheme, "pop3"))
            return MailUrl;
        if (Starts(scheme, "ldap"))
            return LdapUrl;
        return Starts(scheme, "cloudinary") ? CloudinaryUrl : BasicUrl;
    }

    /// <summary>The kind of an armoured key; null for what is no private key.</summary>
    public static CredentialKind? OfLabel(ReadOnlySpan<char> label)
    {
        if (label.SequenceEqual("PGP PRIVATE KEY BLOCK".AsSpan()))
            return OpenPgp;
        if (!label.EndsWith("PRIVATE KEY".AsSpan(), StringComparison.Ordinal))
            return null;
        if (label.Length == "PRIVATE KEY".Length)
            return Pkcs8Pem;
        if (Starts(label, "RSA "))
            return RsaPem;
        if (Starts(label, "EC "))
            return EcPem;
        if (Starts(label, "DSA "))
            return DsaPem;
        if (Starts(label, "ENCRYPTED "))
            return EncryptedPem;
        return Starts(label, "OPENSSH ") ? OpenSsh : OtherPem;
    }

    /// <summary>Whether the base64 in an armour starts as that of its kind does.</summary>
    public static bool StartsAs(CredentialKind kind, ReadOnlySpan<char> base64)
        => kind != OpenSsh || base64.StartsWith("b3BlbnNzaC1rZXktdjE".AsSpan(), StringComparison.Ordinal);

    /// <summary>The kind of an armoured key by what stands before it: Google's service account files name it so.</summary>
    public static CredentialKind InContext(CredentialKind kind, ReadOnlySpan<char> before)
        => kind == Pkcs8Pem && before.IndexOf("private_key\"".AsSpan()) >= 0 ? GoogleServiceAccount : kind;

    private static bool Starts(ReadOnlySpan<char> text, string start) => text.StartsWith(start.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
