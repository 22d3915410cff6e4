namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A use of a credential.</summary>
/// <param name="Id">Its name in the list of misses.</param>
/// <param name="Statement">The use; <c>§</c> stands for an expression of type <c>string</c>.</param>
internal sealed record FlowSink(string Id, string Statement)
{
    public static readonly FlowSink[] All =
    [
        new("NetworkCredential", """App.Use(new NetworkCredential("svc", §));"""),
        new("NetworkCredential with domain", """ICredentials handle1 = new NetworkCredential(userName: "svc", password: §, domain: "corp"); App.Use(handle1);"""),
        new("NetworkCredential.Password", """var handle1 = new NetworkCredential(); handle1.Password = §; App.Use(handle1);"""),
        new("SqlConnection", """using var handle1 = new Microsoft.Data.SqlClient.SqlConnection("Data Source=(local);Initial Catalog=x;User ID=sa;Password=" + §); handle1.Open();"""),
        new("SqlConnection.ConnectionString", """using var handle1 = new Microsoft.Data.SqlClient.SqlConnection(); handle1.ConnectionString = "Server=db;User Id=sa;Pwd=" + § + ";Encrypt=True"; handle1.Open();"""),
        new("Npgsql, interpolated", """App.Use(new Npgsql.NpgsqlConnection($"Host=db;Username=app;Password={§}"));"""),
        new("SqlConnectionStringBuilder", """var settings1 = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = "db", UserID = "sa" }; settings1.Password = §; App.Use(settings1);"""),
        new("Aes.Key", """using var aes1 = Aes.Create(); aes1.Key = Encoding.UTF8.GetBytes(§); App.Use(aes1.CreateEncryptor());"""),
        new("CreateEncryptor", """using var aes1 = Aes.Create(); App.Use(aes1.CreateEncryptor(Encoding.UTF8.GetBytes(§), aes1.IV));"""),
        new("HMAC", """using var mac1 = new HMACSHA256(Encoding.UTF8.GetBytes(§)); App.Use(mac1.ComputeHash(new byte[3]));"""),
        new("HashData", """App.Use(HMACSHA512.HashData(Encoding.ASCII.GetBytes(§), new byte[3]));"""),
        new("PBKDF2", """App.Use(Rfc2898DeriveBytes.Pbkdf2(§, new byte[16], 1000, HashAlgorithmName.SHA256, 32));"""),
        new("AesGcm", """using var aes1 = new AesGcm(Encoding.UTF8.GetBytes(§), 16); App.Use(aes1);"""),
        new("PKCS#12 password", """App.Use(System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile("/etc/app.pfx", §));"""),
        new("ProcessStartInfo", """var start1 = new System.Diagnostics.ProcessStartInfo("tool") { UserName = "svc" }; start1.PasswordInClearText = §; App.Use(start1);"""),
        new("SymmetricSecurityKey", """var sym1 = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(Encoding.UTF8.GetBytes(§)); App.Use(new Microsoft.IdentityModel.Tokens.SigningCredentials(sym1, "HS256"));"""),
        new("SSH", """App.Use(new Renci.SshNet.PasswordAuthenticationMethod("svc", §));"""),
        new("ApiKeyCredential", """App.Use(new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential(§)));"""),
        new("AzureKeyCredential", """App.Use(new Azure.AzureKeyCredential(§));"""),
        new("OpenAI chat client", """App.Use(new OpenAI.Chat.ChatClient("gpt", §));"""),
        new("Semantic Kernel", """Microsoft.SemanticKernel.OpenAIServiceCollectionExtensions.AddOpenAIChatCompletion(Microsoft.SemanticKernel.Kernel.CreateBuilder(), "gpt", §);"""),
        new("client secret", """App.Use(new Azure.Identity.ClientSecretCredential("tenant", "client", §));"""),
        new("bearer header", """using var http1 = new HttpClient(); http1.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", §);"""),
        new("basic header", """using var http1 = new HttpClient(); http1.DefaultRequestHeaders.Add("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("svc:" + §)));"""),
        new("SecureString", """var secure1 = new SecureString(); foreach (char ch1 in §) secure1.AppendChar(ch1); App.Use(secure1);"""),
        new("LDAP", """App.Use(new System.DirectoryServices.DirectoryEntry("LDAP://dc", "svc", §));"""),
        new("SMTP", """new MailKit.Net.Smtp.SmtpClient().Authenticate("svc", §);"""),
        new("Redis", """App.Use(new StackExchange.Redis.ConfigurationOptions { Password = § });"""),
        new("AWS", """App.Use(new Amazon.Runtime.BasicAWSCredentials("user", §));"""),
        new("own method", """static void Login(string user, string password) => Console.WriteLine(user.Length + password.Length); Login("svc", §);"""),
    ];
}
