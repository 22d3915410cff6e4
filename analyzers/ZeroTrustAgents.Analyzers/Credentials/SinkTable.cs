using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// APIs that take a credential or a key in a parameter or property whose name does not say so by itself. Matched by names, namespaces included:
/// nothing is looked up in the references. One row each, in the notation of the option <c>zta_credential_sinks</c>.
/// </summary>
internal static class SinkTable
{
    private const string Secrets = """
        System.Net.NetworkCredential..ctor(password), System.Net.Http.Headers.AuthenticationHeaderValue..ctor(parameter), System.Net.NetworkCredential.Password, System.Net.NetworkCredential.SecurePassword,
        System.ClientModel.ApiKeyCredential..ctor(key), System.ClientModel.ApiKeyCredential.Update(key),
        Azure.AzureKeyCredential..ctor(key), Azure.AzureKeyCredential.Update(key), Azure.AzureSasCredential..ctor(signature), Azure.AzureSasCredential.Update(signature),
        Azure.AzureNamedKeyCredential..ctor(key), Azure.AzureNamedKeyCredential.Update(key),
        Azure.Identity.ClientSecretCredential..ctor(clientSecret), Azure.Identity.UsernamePasswordCredential..ctor(password), Azure.Core.AccessToken..ctor(accessToken),
        Azure.Storage.StorageSharedKeyCredential..ctor(accountKey), Azure.Storage.StorageSharedKeyCredential.SetAccountKey(accountKey),
        Microsoft.WindowsAzure.Storage.Auth.StorageCredentials..ctor(keyValue, sasToken), Microsoft.Azure.Storage.Auth.StorageCredentials..ctor(keyValue, sasToken),
        Microsoft.Azure.Cosmos.Table.StorageCredentials..ctor(keyValue, sasToken),
        Microsoft.Azure.Cosmos.CosmosClient..ctor(authKeyOrResourceToken), Microsoft.Azure.Documents.Client.DocumentClient..ctor(authKeyOrResourceToken, authKey),
        Microsoft.IdentityModel.Clients.ActiveDirectory.ClientCredential..ctor(clientSecret), Microsoft.Identity.Client.ConfidentialClientApplicationBuilder.WithClientSecret(clientSecret),
        OpenAI.OpenAIClient..ctor(apiKey, openAIKey, key), OpenAI.Chat.ChatClient..ctor(apiKey, key), OpenAI_API.APIAuthentication..ctor(apiKey), OpenAI_API.OpenAIAPI..ctor(apiKeys),
        Anthropic.SDK.APIAuthentication..ctor(apiKey), Anthropic.AnthropicClient..ctor(apiKey), Anthropic.SDK.AnthropicClient..ctor(apiKeys),
        Amazon.Runtime.BasicAWSCredentials..ctor(secretKey), Amazon.Runtime.SessionAWSCredentials..ctor(awsSecretAccessKey, token), Amazon.Runtime.Credentials..ctor(secretAccessKey),
        Google.Apis.Auth.OAuth2.GoogleCredential.FromJson(json), Google.Apis.Auth.OAuth2.GoogleCredential.FromAccessToken(accessToken), Google.Apis.Auth.OAuth2.ClientSecrets.ClientSecret,
        System.Data.Common.DbConnectionStringBuilder.Password,
        Renci.SshNet.PasswordAuthenticationMethod..ctor(password), Renci.SshNet.PasswordConnectionInfo..ctor(password), Renci.SshNet.SshClient..ctor(password), Renci.SshNet.SftpClient..ctor(password),
        Renci.SshNet.ScpClient..ctor(password), Renci.SshNet.PrivateKeyFile..ctor(passPhrase), WinSCP.SessionOptions.Password, FluentFTP.FtpClient..ctor(pass),
        MailKit.IMailService.Authenticate(password), MailKit.MailService.Authenticate(password), MailKit.IMailService.AuthenticateAsync(password), MailKit.MailService.AuthenticateAsync(password),
        System.DirectoryServices.DirectoryEntry..ctor(password), System.DirectoryServices.DirectoryEntry.Password, System.DirectoryServices.AccountManagement.PrincipalContext..ctor(password),
        System.DirectoryServices.AccountManagement.PrincipalContext.ValidateCredentials(password), Novell.Directory.Ldap.LdapConnection.Bind(passwd, password),
        System.Diagnostics.ProcessStartInfo.Password, System.Diagnostics.ProcessStartInfo.PasswordInClearText, System.Diagnostics.Process.Start(password),
        System.Security.SecureString.AppendChar(c), System.Security.SecureString..ctor(value), System.Security.SecureString.InsertAt(c), System.Security.SecureString.SetAt(c),
        Microsoft.AspNetCore.Identity.UserManager.CreateAsync(password), Microsoft.AspNetCore.Identity.UserManager.AddPasswordAsync(password),
        Microsoft.AspNetCore.Identity.UserManager.ChangePasswordAsync(currentPassword, newPassword), Microsoft.AspNetCore.Identity.UserManager.ResetPasswordAsync(newPassword, token),
        Microsoft.AspNetCore.Identity.UserManager.CheckPasswordAsync(password), Microsoft.AspNetCore.Identity.SignInManager.PasswordSignInAsync(password),
        Microsoft.AspNetCore.Identity.SignInManager.CheckPasswordSignInAsync(password), Microsoft.AspNet.Identity.UserManager.CreateAsync(password),
        Microsoft.AspNetCore.Identity.IPasswordHasher.HashPassword(password), System.Web.Security.Membership.CreateUser(password), System.Web.Security.FormsAuthentication.Authenticate(password),
        System.Web.Security.Membership.ValidateUser(password), WebMatrix.WebData.WebSecurity.Login(password), WebMatrix.WebData.WebSecurity.CreateUserAndAccount(password),
        System.Security.Cryptography.X509Certificates.X509Certificate2..ctor(password), System.Security.Cryptography.X509Certificates.X509Certificate..ctor(password),
        System.Security.Cryptography.X509Certificates.X509Certificate.Import(password), System.Security.Cryptography.X509Certificates.X509Certificate.Export(password),
        System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12(password), System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile(password),
        System.Security.Cryptography.Rfc2898DeriveBytes..ctor(password), System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(password), System.Security.Cryptography.PasswordDeriveBytes..ctor(strPassword, password),
        Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation.Pbkdf2(password),
        System.Security.Cryptography.AsymmetricAlgorithm.ImportFromEncryptedPem(password), System.Security.Cryptography.AsymmetricAlgorithm.ImportEncryptedPkcs8PrivateKey(password, passwordBytes),
        Twilio.TwilioClient.Init(password), SendGrid.SendGridClient..ctor(apiKey), Stripe.StripeConfiguration.ApiKey, Stripe.StripeClient..ctor(apiKey), Octokit.Credentials..ctor(token, password),
        RabbitMQ.Client.ConnectionFactory.Password, StackExchange.Redis.ConfigurationOptions.Password, MongoDB.Driver.MongoCredential.CreateCredential(password),
        RestSharp.Authenticators.HttpBasicAuthenticator..ctor(password), RestSharp.Authenticators.JwtAuthenticator..ctor(accessToken),
        System.ServiceModel.Security.UserNamePasswordClientCredential.Password, Telegram.Bot.TelegramBotClient..ctor(token), Discord.Rest.BaseDiscordClient.LoginAsync(token),
        Discord.WebSocket.DiscordSocketClient.LoginAsync(token), VaultSharp.V1.AuthMethods.Token.TokenAuthMethodInfo..ctor(vaultToken), Consul.ConsulClientConfiguration.Token
        """;

    private const string Keys = """
        Microsoft.IdentityModel.Tokens.SymmetricSecurityKey..ctor(key), System.IdentityModel.Tokens.InMemorySymmetricSecurityKey..ctor(symmetricKey, key), System.IdentityModel.Tokens.SymmetricSecurityKey..ctor(key),
        Microsoft.IdentityModel.Tokens.JsonWebKey.K, Microsoft.IdentityModel.Tokens.JsonWebKey.D,
        System.Security.Cryptography.HMAC..ctor(key), System.Security.Cryptography.KeyedHashAlgorithm..ctor(key, rgbKey), System.Security.Cryptography.HMAC.HashData(key), System.Security.Cryptography.KeyedHashAlgorithm.Key,
        System.Security.Cryptography.HMAC.HashDataAsync(key), System.Security.Cryptography.HMAC.TryHashData(key), System.Security.Cryptography.CryptographicOperations.HmacData(key),
        System.Security.Cryptography.IncrementalHash.CreateHMAC(key), System.Security.Cryptography.MACTripleDES..ctor(rgbKey),
        System.Security.Cryptography.SymmetricAlgorithm.Key, System.Security.Cryptography.SymmetricAlgorithm.IV, System.Security.Cryptography.SymmetricAlgorithm.SetKey(key),
        System.Security.Cryptography.SymmetricAlgorithm.CreateEncryptor(key, rgbKey, iv, rgbIV), System.Security.Cryptography.SymmetricAlgorithm.CreateDecryptor(key, rgbKey, iv, rgbIV),
        System.Security.Cryptography.SymmetricAlgorithm.EncryptCbc(iv), System.Security.Cryptography.SymmetricAlgorithm.DecryptCbc(iv),
        System.Security.Cryptography.AesGcm..ctor(key), System.Security.Cryptography.AesCcm..ctor(key), System.Security.Cryptography.ChaCha20Poly1305..ctor(key),
        System.Security.Cryptography.HKDF.DeriveKey(ikm), System.Security.Cryptography.HKDF.Expand(prk), System.Security.Cryptography.HKDF.Extract(ikm), System.Security.Cryptography.SP800108HmacCounterKdf..ctor(key),
        Org.BouncyCastle.Crypto.Parameters.KeyParameter..ctor(key), Jose.JWT.Encode(key), Jose.JWT.Decode(key), JWT.IJwtEncoder.Encode(key), JWT.Builder.JwtBuilder.WithSecret(secrets, secret)
        """;

    private static readonly Dictionary<string, List<(SinkOption Row, bool Key)>> Rows = Build();

    /// <summary>Looks an API up by its member: for a constructor, the name of its type.</summary>
    /// <returns>Whether the parameter or property takes a credential.</returns>
    public static bool Takes(INamedTypeSymbol? type, string member, bool constructor, string parameter, ImmutableArray<SinkOption> more, out bool key)
    {
        key = false;
        if (type is null)
            return false;
        if (Rows.TryGetValue(constructor ? type.Name : member, out List<(SinkOption Row, bool Key)>? rows)
            || (constructor && type.BaseType is { SpecialType: SpecialType.None } parent && Rows.TryGetValue(parent.Name, out rows)))
        {
            foreach ((SinkOption row, bool takesKey) in rows)
            {
                if (Matches(row, type, constructor ? SinkOption.Constructor : member, parameter))
                {
                    key = takesKey;
                    return true;
                }
            }
        }

        foreach (SinkOption row in more)
        {
            if (Matches(row, type, constructor ? SinkOption.Constructor : member, parameter))
                return true;
        }

        return false;
    }

    /// <summary>Whether a type of that simple name has a constructor that takes a credential: for code whose references are missing.</summary>
    public static bool IsConstructor(string type, out bool key)
    {
        key = false;
        if (!Rows.TryGetValue(type, out List<(SinkOption Row, bool Key)>? rows))
            return false;
        foreach ((SinkOption row, bool takesKey) in rows)
        {
            if (row.Member == SinkOption.Constructor)
            {
                key = takesKey;
                return true;
            }
        }

        return false;
    }

    private static bool Matches(SinkOption row, INamedTypeSymbol type, string member, string parameter)
    {
        if (!string.Equals(row.Member, member, StringComparison.Ordinal) || !string.Equals(row.Parameter, parameter, StringComparison.Ordinal))
            return false;
        for (INamedTypeSymbol? next = type; next is not null; next = next.BaseType)
        {
            if (DottedName.Is(next, row.Type))
                return true;
        }

        return false;
    }

    private static Dictionary<string, List<(SinkOption Row, bool Key)>> Build()
    {
        var rows = new Dictionary<string, List<(SinkOption Row, bool Key)>>(StringComparer.Ordinal);
        void Add(string list, bool key)
        {
            foreach (SinkOption row in SinkOption.ReadAll(list))
            {
                string name = row.Member == SinkOption.Constructor ? row.Type.Substring(row.Type.LastIndexOf('.') + 1) : row.Member;
                if (!rows.TryGetValue(name, out List<(SinkOption Row, bool Key)>? same))
                    rows.Add(name, same = []);
                same.Add((row, key));
            }
        }

        Add(Secrets, key: false);
        Add(Keys, key: true);
        return rows;
    }
}
