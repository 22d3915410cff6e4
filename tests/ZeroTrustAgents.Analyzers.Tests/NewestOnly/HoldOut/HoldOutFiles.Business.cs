namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class HoldOutFiles
{
    private static readonly HoldOutFile[] Business =
    [
        new("Banking", """
            using System; using System.Collections.Generic; using System.Net.Http; using System.Security.Cryptography; using System.Text; using System.Threading.Tasks;
            namespace Holdout.Banking;

            public enum CredentialType { Password, ApiKey, Certificate }

            public sealed class PaymentGatewayOptions
            {
                public const string SectionName = "PaymentGateway";
                public string MerchantId { get; set; } = "MERCHANT-0042";
                public string MerchantSecret { get; set; } = "«pw»";
                public string SigningKeyId { get; set; } = "signing-key-2024-05";
                public string TokenEndpoint { get; set; } = "https://sandbox.bank.example/oauth2/token";
                public string GrantType { get; set; } = "client_credentials";
                public string HashAlgorithm { get; set; } = "SHA-256";
                public string PinBlockFormat { get; set; } = "ISO-0";
                public string CardNumberMask { get; set; } = "**** **** **** ####";
            }

            public sealed class Gateway(HttpClient http, PaymentGatewayOptions options)
            {
                private static readonly byte[] _hmacSecret = Encoding.UTF8.GetBytes("«pw»");
                private readonly Dictionary<string, string> _partners = new()
                {
                    ["partner_name"] = "Northwind Clearing",
                    ["partner_secret"] = "«hex»",
                    ["partner_secret_name"] = "northwind-clearing-secret",
                };

                public async Task<string> AuthenticateAsync()
                {
                    var body = new FormUrlEncodedContent(new Dictionary<string, string>
                    {
                        { "grant_type", "password" },
                        { "username", "settlement" },
                        { "password", "«weak»" },
                        { "client_id", "settlement-batch" },
                        { "scope", "accounts.read payments.write" },
                    });
                    using var response = await http.PostAsync(options.TokenEndpoint, body);
                    if (!response.IsSuccessStatusCode) throw new InvalidOperationException("The access token was refused: " + response.StatusCode);
                    return await response.Content.ReadAsStringAsync();
                }

                public string Sign(string payload)
                {
                    using var mac = new HMACSHA256(_hmacSecret);
                    return Convert.ToHexString(mac.ComputeHash(Encoding.UTF8.GetBytes(payload)));
                }

                public bool CheckPin(string enteredPin) => enteredPin == "«pin»";
                public bool IsPassword(CredentialType type) => type.ToString() == "Password";
                public string Describe(CredentialType type) => type switch { CredentialType.Password => "Password", CredentialType.ApiKey => "API key", _ => "Certificate" };
            }

            public static class Mt940
            {
                public const string AccountKey = ":25:";
                public const string OpeningBalanceKey = ":60F:";
                public const string Iban = "DE89370400440532013000";
                public const string Bic = "COBADEFFXXX";
                public static string KeyOf(string line) => line.StartsWith(":61:", StringComparison.Ordinal) ? "statementLine" : "other";
            }

            public class LedgerDb
            {
                public string For(string server) => $"Server={server};Database=Ledger;User Id=ledger_app;Password=«pw»;Encrypt=True";
                public string Safe(string server, string pw) => $"Server={server};Database=Ledger;User Id=ledger_app;Password={pw};Encrypt=True";
                public string Windows = "Server=sql01;Database=Ledger;Integrated Security=SSPI";
                public string Reset(string name, string hash) => $"UPDATE users SET password_hash = '{hash}', must_change_password = 1 WHERE name = '{name}'";
                public string Seed = "INSERT INTO users (name, password) VALUES ('admin', '«weak»')";
                public string Grant = "CREATE USER reporting IDENTIFIED BY '«pw»'";
                public string Login = "CREATE LOGIN batch WITH PASSWORD = '«pw»', CHECK_POLICY = ON";
                public string LoginSafe = "CREATE LOGIN batch WITH PASSWORD = '$(BatchPassword)', CHECK_POLICY = ON";
            }
            """),
        new("Web", """
            using System; using System.Collections.Generic; using System.Linq; using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Mvc; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.IdentityModel.Tokens;
            namespace Holdout.Web;

            public static class Startup
            {
                public static void Configure(WebApplicationBuilder builder)
                {
                    var jwtKey = builder.Configuration["Jwt:Key"] ?? "«pw»";
                    var issuer = builder.Configuration["Jwt:Issuer"] ?? "https://shop.contoso.example";
                    builder.Services.AddAuthentication("Bearer").AddJwtBearer(options =>
                    {
                        options.Authority = "https://login.contoso.example/";
                        options.Audience = "shop-api";
                        options.TokenValidationParameters = new TokenValidationParameters
                        {
                            ValidIssuer = issuer,
                            NameClaimType = "preferred_username",
                            IssuerSigningKey = new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes("«pw»")),
                        };
                    });
                    builder.Services.AddAuthentication().AddGoogle(o =>
                    {
                        o.ClientId = "1234567890-web.apps.googleusercontent.com";
                        o.ClientSecret = "«gcp-oauth-secret»";
                        o.CallbackPath = "/signin-google";
                        o.SaveTokens = true;
                    });
                    builder.Services.AddAntiforgery(o => { o.HeaderName = "X-XSRF-TOKEN"; o.FormFieldName = "__RequestVerificationToken"; o.Cookie.Name = "xsrf"; });
                    builder.Services.AddDbContext<object>(o => o.UseNpgsql("Host=db;Port=5432;Database=shop;Username=shop;Password=«pw»"));
                    builder.Services.AddDbContext<object>(o => o.UseSqlite("Data Source=shop.db;Cache=Shared"));
                    builder.Services.AddStackExchangeRedisCache(o => o.Configuration = "redis:6379,password=«pw»,ssl=True");
                    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                    {
                        ["Smtp:Host"] = "mail.contoso.example",
                        ["Smtp:User"] = "noreply",
                        ["Smtp:Password"] = "«weak»",
                        ["Features:PasswordReset"] = "true",
                        ["Storage:ConnectionString"] = "«azure-storage-connection»",
                    });
                }

                public static void Map(WebApplication app)
                {
                    app.MapPost("/api/token", (string user, string password) => password == "«weak»" ? Results.Ok() : Results.Unauthorized());
                    app.MapPost("/account/reset-password", (string token) => Results.Ok(new { message = "Your password was reset.", token }));
                    app.MapGet("/healthz", () => "ok");
                    app.Use(async (context, next) =>
                    {
                        if (context.Request.Headers["X-Api-Key"] != "«hex»") { context.Response.StatusCode = 401; return; }
                        await next(context);
                    });
                    app.Use(async (context, next) =>
                    {
                        if (!context.Request.Headers.TryGetValue("X-Api-Key", out var key) || key != app.Configuration["ApiKey"]) { context.Response.StatusCode = 401; return; }
                        await next(context);
                    });
                }
            }

            [Route("account")]
            public class AccountController : Controller
            {
                private const string ResetTokenPurpose = "ResetPassword";
                private const string PasswordResetTemplate = "PasswordResetMail";
                private const string LoginErrorKey = "InvalidCredentials";
                [HttpPost("login")] [ValidateAntiForgeryToken]
                public IActionResult Login([Bind("UserName,Password")] LoginModel model)
                {
                    if (model.UserName == "admin" && model.Password == "«weak»") return RedirectToAction("Index", "Home");
                    ModelState.AddModelError("Password", "The user name or password is wrong.");
                    ViewData["Token"] = "token";
                    TempData["PasswordChanged"] = "Your password was changed.";
                    return View("Login", model);
                }
            }

            public class LoginModel
            {
                [Required(ErrorMessage = "Please enter your password")] [Display(Name = "Password", Prompt = "Your password")] [DataType("Password")]
                public string Password { get; set; } = "";
                [Compare("Password", ErrorMessage = "The passwords do not match.")]
                public string ConfirmPassword { get; set; } = "";
                public string UserName { get; set; } = "";
                public string ReturnUrl { get; set; } = "/";
            }
            """),
        new("EntityFramework", """
            using System; using System.Collections.Generic; using Microsoft.EntityFrameworkCore;
            namespace Holdout.Data;

            public class AppUser
            {
                public Guid Id { get; set; }
                public string Email { get; set; } = "";
                public string PasswordHash { get; set; } = "";
                public string? SecurityStamp { get; set; }
                public string? ApiKey { get; set; }
            }

            public class ShopContext : DbContext
            {
                protected override void OnConfiguring(DbContextOptionsBuilder options)
                {
                    if (!options.IsConfigured)
                        options.UseSqlServer("Data Source=.\\SQLEXPRESS;Initial Catalog=Shop;User ID=shop;Password=«pw»;");
                }

                protected override void OnModelCreating(ModelBuilder model)
                {
                    model.Entity<AppUser>(e =>
                    {
                        e.ToTable("users");
                        e.Property(u => u.PasswordHash).HasColumnName("password_hash").HasMaxLength(200);
                        e.Property(u => u.ApiKey).HasColumnName("api_key").HasComment("The key of the partner's application");
                        e.HasData(new AppUser { Id = new Guid("8f0f6ab2-9f4f-4f9a-8a55-0c7a41a8a2f1"), Email = "admin@contoso.example", PasswordHash = "AQAAAAIAAYagAAAAEJ8z1l5rQ0kGmZ0W3lq6sXl9nXkJ2m3vE4yUO5G0oQ==", SecurityStamp = "5CQ7YQZ6VJX3H2G2K7N4R6T2W3E4R5T6" });
                        e.HasData(new AppUser { Email = "partner@contoso.example", ApiKey = "«hex»" });
                    });
                }
            }

            public partial class AddTokens
            {
                public void Up(dynamic migrationBuilder)
                {
                    migrationBuilder.CreateTable("AccessTokens", "dbo");
                    migrationBuilder.AddColumn("password_salt", "users", "nvarchar(64)", true);
                    migrationBuilder.Sql("UPDATE users SET password = 'expired' WHERE password IS NULL"); // ok
                    migrationBuilder.RenameColumn("Password", "Users", "PasswordHash");
                    migrationBuilder.InsertData("Settings", new[] { "Key", "Value" }, new object[] { "Theme", "dark" });
                    migrationBuilder.InsertData(table: "Users", columns: new[] { "Name", "Password" }, values: new object[] { "root", "other" }); // ok
                }
            }
            """),
        new("Tools", """
            using System; using System.Collections.Generic; using System.CommandLine; using System.Diagnostics; using System.IO; using System.Linq; using System.Net;
            namespace Holdout.Cli;

            public static class Program
            {
                private const string Usage = "usage: deploy --user NAME --password PASSWORD [--token TOKEN] TARGET";
                private static readonly string[] PasswordFlags = { "-p", "--password", "/password" };
                private static readonly Dictionary<string, string> Aliases = new() { { "pwd", "password" }, { "pw", "password" }, { "u", "user" }, { "key", "api-key" } };
                private static readonly Option<string> PasswordOption = new("--password", "The password of the target");
                private static string? s_password;

                public static int Main(string[] args)
                {
                    string token = Environment.GetEnvironmentVariable("DEPLOY_TOKEN") ?? "«gitlab-pat»";
                    string user = args.Length > 0 ? args[0] : "deployer";
                    string pass = args.Length > 1 ? args[1] : "«pw»";
                    s_password = ReadPassword("Password: ");
                    var info = new ProcessStartInfo("mysqldump", "-u root -p«pw» --all-databases");
                    var push = new ProcessStartInfo { FileName = "docker", Arguments = "login registry.contoso.example -u ci -p «pw»" };
                    var plain = new ProcessStartInfo("docker", $"login -u {user} -p {pass}");
                    var git = new ProcessStartInfo("git", "clone https://ci:«pw»@git.contoso.example/app.git");
                    var gitOk = new ProcessStartInfo("git", "clone https://git.contoso.example/app.git");
                    var curl = Run("curl", "-H \"Authorization: Bearer «hex»\" https://api.contoso.example/deploy");
                    var curlOk = Run("curl", "-H \"Authorization: Bearer " + token + "\" https://api.contoso.example/deploy");
                    var ssh = Run("sshpass", "-p '«pw»' ssh root@edge01");
                    Environment.SetEnvironmentVariable("PGPASSWORD", "«weak»");
                    Environment.SetEnvironmentVariable("PGUSER", "postgres");
                    Environment.SetEnvironmentVariable("TOKEN_CACHE", "/tmp/tokens");
                    using var web = new WebClient();
                    web.Credentials = new NetworkCredential(user, "«weak»");
                    web.Headers.Add("PRIVATE-TOKEN", "«gitlab-pat»");
                    web.Headers.Add("Accept", "application/vnd.contoso.token+json");
                    web.DownloadString("https://api.contoso.example/v1/report?access_token=«hex»&format=csv");
                    web.DownloadString("https://api.contoso.example/v1/report?access_token=" + token);
                    var zip = new Archive("backup.zip") { Encryption = "AES256", Password = "«weak»" };
                    Console.WriteLine(pass.Length + token.Length > 0 ? "The password was accepted" : "The token has expired");
                    return zip.Entries.Any(e => e.Name == "secrets.txt") ? 1 : 0;
                }

                private static string ReadPassword(string prompt) { Console.Write(prompt); return Console.ReadLine() ?? throw new InvalidOperationException("No password given"); }
                private static object Run(string file, string arguments) => Process.Start(file, arguments);
                public static bool IsPasswordFlag(string arg) => arg == "-p" || arg == "--password" || PasswordFlags.Contains(arg);
                public static string Ask(string what) => what switch { "password" => "Enter the password", "token" => "Paste your token", "passphrase" => "Unlock the key", _ => "?" };
            }
            """),
    ];
}
