namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A use of a credential.</summary>
/// <param name="Id">Its name in the list of misses.</param>
/// <param name="Statement">The use; <c>§</c> stands for an expression of type <c>string</c>.</param>
internal sealed record FlowSink(string Id, string Statement)
{
    public static readonly FlowSink[] All =
    [
        new("NetworkCredential", """App.Use(new NetworkCredential("svc", §));"""),
        new("NetworkCredential with domain", """ICredentials c = new NetworkCredential(userName: "svc", password: §, domain: "corp"); App.Use(c);"""),
        new("NetworkCredential.Password", """var c = new NetworkCredential(); c.Password = §; App.Use(c);"""),
        new("SqlConnection", """using var c = new Microsoft.Data.SqlClient.SqlConnection("Data Source=(local);Initial Catalog=x;User ID=sa;Password=" + §); c.Open();"""),
        new("SqlConnection.ConnectionString", """using var c = new Microsoft.Data.SqlClient.SqlConnection(); c.ConnectionString = "Server=db;User Id=sa;Pwd=" + § + ";Encrypt=True"; c.Open();"""),
        new("Npgsql, interpolated", """App.Use(new Npgsql.NpgsqlConnection($"Host=db;Username=app;Password={§}"));"""),
        new("SqlConnectionStringBuilder", """var b = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = "db", UserID = "sa" }; b.Password = §; App.Use(b);"""),
        new("Aes.Key", """using var aes = Aes.Create(); aes.Key = Encoding.UTF8.GetBytes(§); App.Use(aes.CreateEncryptor());"""),
        new("CreateEncryptor", """using var aes = Aes.Create(); App.Use(aes.CreateEncryptor(Encoding.UTF8.GetBytes(§), aes.IV));"""),
        new("HMAC", """using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(§)); App.Use(mac.ComputeHash(new byte[3]));"""),
        new("HashData", """App.Use(HMACSHA512.HashData(Encoding.ASCII.GetBytes(§), new byte[3]));"""),
        new("PBKDF2", """App.Use(Rfc2898DeriveBytes.Pbkdf2(§, new byte[16], 1000, HashAlgorithmName.SHA256, 32));"""),
        new("AesGcm", """using var aes = new AesGcm(Encoding.UTF8.GetBytes(§), 16); App.Use(aes);"""),
        new("PKCS#12 password", """App.Use(System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile("/etc/app.pfx", §));"""),
        new("ProcessStartInfo", """var p = new System.Diagnostics.ProcessStartInfo("tool") { UserName = "svc" }; p.PasswordInClearText = §; App.Use(p);"""),
        new("SymmetricSecurityKey", """var k = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(Encoding.UTF8.GetBytes(§)); App.Use(new Microsoft.IdentityModel.Tokens.SigningCredentials(k, "HS256"));"""),
        new("SSH", """App.Use(new Renci.SshNet.PasswordAuthenticationMethod("svc", §));"""),
        new("ApiKeyCredential", """App.Use(new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential(§)));"""),
        new("AzureKeyCredential", """App.Use(new Azure.AzureKeyCredential(§));"""),
        new("OpenAI chat client", """App.Use(new OpenAI.Chat.ChatClient("gpt", §));"""),
        new("Semantic Kernel", """Microsoft.SemanticKernel.OpenAIServiceCollectionExtensions.AddOpenAIChatCompletion(Microsoft.SemanticKernel.Kernel.CreateBuilder(), "gpt", §);"""),
        new("client secret", """App.Use(new Azure.Identity.ClientSecretCredential("tenant", "client", §));"""),
        new("bearer header", """using var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", §);"""),
        new("basic header", """using var http = new HttpClient(); http.DefaultRequestHeaders.Add("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("svc:" + §)));"""),
        new("SecureString", """var secure = new SecureString(); foreach (char ch in §) secure.AppendChar(ch); App.Use(secure);"""),
        new("LDAP", """App.Use(new System.DirectoryServices.DirectoryEntry("LDAP://dc", "svc", §));"""),
        new("SMTP", """new MailKit.Net.Smtp.SmtpClient().Authenticate("svc", §);"""),
        new("Redis", """App.Use(new StackExchange.Redis.ConfigurationOptions { Password = § });"""),
        new("AWS", """App.Use(new Amazon.Runtime.BasicAWSCredentials("user", §));"""),
        new("own method", """static void Login(string user, string password) => Console.WriteLine(user.Length + password.Length); Login("svc", §);"""),
    ];
}
