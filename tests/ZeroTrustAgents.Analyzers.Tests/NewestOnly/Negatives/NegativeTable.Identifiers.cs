namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class NegativeTable
{
    private static Negative[] Identifiers =>
    [
        .. Kind("path", ("key path", "/etc/ssl/private/server.key"), ("password file", "/run/secrets/db_password"), ("secret path", "C:\\keys\\app.pfx"), ("private key file", "id_rsa"), ("token file name", "token.json"), ("credentials file", ".aws/credentials"), ("secrets directory", "../config/secrets")),
        .. Kind("URL", ("token url", "https://login.contoso.example/oauth/token"), ("secret url", "https://contoso.vault.azure.net/secrets/db"), ("token endpoint", "/oauth2/v2.0/token"), ("key vault uri", "https://contoso-prod.vault.azure.net/"), ("authority", "https://login.microsoftonline.com/common"), ("password reset url", "https://contoso.example/reset?user=1")),
        .. Kind("version", ("api version", "2024-02-15-preview"), ("key version", "v3"), ("token version", "1.0.0"), ("secret version", "7")),
        .. Kind("name of a thing", ("key vault name", "contoso-prod-kv"), ("secret store name", "app-secrets"), ("key ring name", "default-keyring"), ("token issuer", "contoso-sts"), ("token audience", "api://contoso-orders")),
        .. Kind("primary key", ("primary key", "OrderId"), ("foreign key", "CustomerId"), ("key column", "Id"), ("primary key name", "PK_Orders")),
        .. Kind("partition key", ("partition key", "/tenantId"), ("partition key", "tenant-42"), ("sort key", "createdAt"), ("row key", "order-0001")),
        .. Kind("cache key", ("cache key", "user:{0}:profile"), ("token cache key", "token-cache"), ("session key", "CurrentUser"), ("cache key prefix", "orders:list:")),
        .. Kind("route key", ("route key", "controller"), ("key", "action"), ("view data key", "Title"), ("temp data key", "StatusMessage")),
        .. Kind("registry key", ("registry key", "Software\\Contoso\\App"), ("run key", "Software\\Microsoft\\Windows\\CurrentVersion\\Run")),
        .. Kind("service key", ("service key", "primary-cache"), ("keyed service", "blob-storage"), ("metadata key", "x-request-id"), ("routing key", "orders.created"), ("key", "status")),
        .. Kind("key id", ("key id", "2024-05-key-1"), ("kid", "signing-2024"), ("secret id", "db-main"), ("token id", "session-1")),
        .. Kind("user name", ("user name", "svc-backup"), ("login", "administrator"), ("account", "sa"), ("email", "jane.doe@contoso.example")),
        .. Kind("product data", ("sku", "AB-2041-XL"), ("order id", "ORD-2024-000123"), ("serial number", "SN4471-2210"), ("isbn", "978-3-16-148410-0"), ("iban", "DE89370400440532013000")),
        .. Kind("natural key word", ("musical key", "C# minor"), ("hot key", "Ctrl+Shift+P"), ("key binding", "ctrl+k ctrl+c"), ("keyboard layout", "de-DE"), ("monkey", "George"), ("turkey recipe", "stuffed with chestnuts"), ("keynote", "Opening session")),
        .. Kind("pass word inside", ("passenger", "Miller"), ("compass direction", "north-west"), ("bypass reason", "maintenance window"), ("pass rate", "98 %"), ("passage", "chapter two"), ("boarding pass title", "Boarding pass")),
        .. Kind("author", ("author", "Jane Doe"), ("authored by", "the tools team"), ("authority name", "Contoso Root"), ("co authors", "A. Smith, B. Jones")),
        .. Kind("game", ("secret level name", "The Crystal Cave"), ("token symbol", "USDC"), ("boss key item", "Skull Key"), ("secret santa", "Emily")),
        .. Kind("culture", ("language", "en-US"), ("culture", "pt-BR"), ("time zone", "Europe/Berlin")),
        .. Kind("permission scope", ("scope", "openid profile email offline_access"), ("token scope", "https://graph.microsoft.com/.default"), ("scopes", "tickets.read tickets.write")),
    ];
}
