namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Shapes of code with a credential, and which fixes there are (or, behind a minus, are not).</summary>
internal static class FixShapes
{
    public static TheoryData<string, string, string> All { get; } = new()
    {
        { "local", "Environment Injection -Configuration -TokenCredential", """
            using System;

            namespace App;

            public class MailService
            {
                public void Send()
                {
                    // kept
                    string password = /* in */ "SECRET1" /* out */; // behind
                    Console.WriteLine(password.Length);
                }
            }
            """ },
        { "no using", "Environment Injection", """
            namespace App
            {
                /// <summary>Doc.</summary>
                public class MailService
                {
                    public string Get(string user)
                    {
                        return Open(user, "SECRET1");
                    }

                    private static string Open(string user, string password) => user + password.Length;
                }
            }
            """ },
        { "const field", "Environment Injection", """
            using System;

            public class OpenAIService
            {
                private const string ApiKey = "TOKEN1"; // the key

                public int Length() => ApiKey.Length;
            }
            """ },
        { "const field static use", "Environment -Injection", """
            public class A
            {
                public const string ApiKey = "TOKEN1", Other = "x";

                public static int Length() => ApiKey.Length;
            }
            """ },
        { "const field constant use", "-Environment -Injection", """
            public class A
            {
                const string Password = "SECRET1";
                const string Copy = Password + "x";

                public static bool Is(string s) => s is Password;
            }
            """ },
        { "const local", "Environment Injection", """
            public class A
            {
                public int M()
                {
                    const string password = "SECRET1";
                    System.Func<int> f = () => password.Length;
                    return f();
                }
            }
            """ },
        { "const local in static lambda", "-Environment -Injection", """
            public class A
            {
                public int M()
                {
                    const string password = "SECRET1";
                    System.Func<int> f = static () => password.Length;
                    return f();
                }
            }
            """ },
        { "readonly field", "Environment Injection", """
            using System;

            public sealed class A
            {
                private readonly string _password = "SECRET1";

                public int Length => _password.Length;
            }
            """ },
        { "field and body", "Environment Injection", """
            using System;

            public sealed class A
            {
                private readonly string _password = "SECRET1";
                private readonly Uri _uri;

                public A(Uri uri)
                {
                    _uri = uri;
                }

                public int Length => _password.Length;

                public string Token()
                {
                    var accessToken = "SECRET2";
                    return accessToken + _uri;
                }
            }
            """ },
        { "constructor parameter", "Environment Configuration -Injection", """
            using Microsoft.Extensions.Configuration;

            public sealed class A
            {
                private const string Password = "SECRET1";
                private readonly string _clientSecret = "SECRET2";

                public A(IConfiguration settings) => System.Console.WriteLine(settings);

                public int Length => Password.Length + _clientSecret.Length;

                public string Token()
                {
                    var accessToken = "SECRET3";
                    return accessToken;
                }
            }
            """ },
        { "configuration field", "Environment Configuration -Injection", """
            using Microsoft.Extensions.Configuration;

            public sealed class A
            {
                private readonly IConfiguration _settings;

                public A(IConfiguration settings)
                {
                    _settings = settings;
                    string clientSecret = "SECRET2";
                    System.Console.WriteLine(clientSecret.Length);
                }

                public string Token()
                {
                    var accessToken = "SECRET3";
                    return accessToken + _settings;
                }
            }
            """ },
        { "primary constructor with configuration", "Environment Configuration -Injection", """
            using Microsoft.Extensions.Configuration;

            public sealed class A(IConfiguration configuration)
            {
                private const string Password = "SECRET1";
                private readonly string _clientSecret = "SECRET2";

                public int Length => Password.Length + _clientSecret.Length;

                public string Token() => Use(accessToken: "SECRET3");

                private static string Use(string accessToken) => accessToken;
            }
            """ },
        { "primary constructor", "Environment Injection", """
            public class B(string password) { public int N => password.Length; }

            public sealed class A<T>(T value) : B("SECRET1") where T : class
            {
                public string ClientSecret => Read("SECRET2");

                private string Read(string clientSecret) => clientSecret + value;
            }
            """ },
        { "base constructor", "Environment Injection", """
            public class B { public B(string password) { } }

            public sealed class A : B
            {
                public A(int n) : base("SECRET1") { }
            }
            """ },
        { "static class", "Environment -Injection -Configuration", """
            public static class Keys
            {
                public static readonly string ApiKey = "TOKEN1";
                public static string Password { get; } = "SECRET1";
                public static string Secret() => Use("SECRET2");
                private static string Use(string clientSecret) => clientSecret;
            }
            """ },
        { "static method with parameter", "Environment Configuration", """
            using Microsoft.Extensions.Configuration;

            public static class Setup
            {
                public static string Connect(IConfiguration configuration)
                {
                    string password = "SECRET1";
                    return password + configuration;
                }
            }
            """ },
        { "record", "Environment -Injection", """
            public record Login(string User)
            {
                public string Password { get; init; } = "SECRET1";
            }
            """ },
        { "struct", "Environment -Injection", """
            public struct Login
            {
                public Login() { }
                public string Password = "SECRET1";
            }
            """ },
        { "options", "Environment -Injection", """
            public class MailOptions
            {
                public required string Host { get; set; }
                public string Password { get; set; } = "SECRET1";
            }
            """ },
        { "constructed", "Environment -Injection", """
            public class A
            {
                public string Password() { string password = "SECRET1"; return password; }
                public static A Make() => new();
            }
            """ },
        { "derived", "Environment -Injection", """
            public class A
            {
                public string Password() { string password = "SECRET1"; return password; }
            }
            public class B : A;
            """ },
        { "new constraint", "Environment -Injection", """
            public class A
            {
                public string Password() { string password = "SECRET1"; return password; }
            }
            public class F<T> where T : new();
            public class G { public F<A>? f; }
            """ },
        { "registered", "Environment Injection", """
            public class A
            {
                public string Password() { string password = "SECRET1"; return password; }
            }
            public static class S { public static void Add<T>() where T : class { } public static void All() => Add<A>(); }
            """ },
        { "nested generic partial", "Environment Injection", """
            public class Outer
            {
                public partial class Inner<T>
                {
                    public int First()
                    {
                        string password = "SECRET1";
                        return password.Length;
                    }
                }

                public partial class Inner<T>
                {
                    public int Second()
                    {
                        string clientSecret = "SECRET2";
                        return clientSecret.Length;
                    }
                }
            }
            """ },
        { "attribute", "-Environment -Injection", """
            [System.AttributeUsage(System.AttributeTargets.All)]
            public class LoginAttribute : System.Attribute { public LoginAttribute(string password) { } }
            [Login("SECRET1")]
            public class A;
            """ },
        { "default value", "-Environment", """
            public class A { public void M(string password = "SECRET1") { } }
            """ },
        { "expression tree", "-Environment", """
            using System;
            using System.Linq.Expressions;
            public class A { public Expression<Func<string, bool>> M() => password => password == "SECRET1"; }
            """ },
        { "comparison", "Environment Injection", """
            public class A { public bool M(string password) => password == "SECRET1" || "SECRET2".Equals(password); }
            """ },
        { "utf8", "Environment Injection", """
            using System;
            using System.Security.Cryptography;
            public class A
            {
                private ReadOnlySpan<byte> Instance => "TOKEN1"u8;
                public int M()
                {
                    ReadOnlySpan<byte> password = "TOKEN2"u8;
                    var secret = "TOKEN3"u8;
                    byte[] apiKey = "TOKEN4"u8.ToArray();
                    return password.Length + secret.Slice(1).Length + apiKey.Length + Instance.Length;
                }
            }
            """ },
        { "bytes", "Environment Injection", """
            using System.Security.Cryptography;
            using System.Text;
            public class A
            {
                private readonly byte[] _key = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
                public void M(Aes aes)
                {
                    aes.Key = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17 };
                    aes.Key = Encoding.UTF8.GetBytes("SECRET1");
                    aes.Key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18];
                    aes.Key = _key;
                }
            }
            """ },
        { "interpolated", "Environment Injection", """"
            public class A
            {
                public string M(string host)
                {
                    string b = $"Server={host};User Id=sa;Pass◦word=SECRET1;Encrypt=true";
                    string c = $@"Server={host};User Id=sa;Pass◦word=SECRET2;Encrypt=true";
                    string d = $$"""Server={{host}};User Id=sa;Pass◦word=SECRET3;Encrypt=true""";
                    return b + c + d;
                }
            }
            """" },
        { "concatenation", "Environment Injection", """"
            public class A
            {
                public string M(string host)
                {
                    string b = "Server=" + host + ";User Id=sa;Pass◦word=SECRET1;Encrypt=true";
                    string c = @"Server=" + host + @";User Id=sa;Pass◦word=SECRET2";
                    string d = host + """;User Id="sa";Pass◦word=SECRET3;Encrypt=true""";
                    return b + c + d;
                }
            }
            """" },
        { "connection string", "Environment Injection", """
            public class A
            {
                private readonly string _connectionString = "Server=db1.corp.example.org;Database=orders;User Id=sa;Pass◦word=SECRET1;Encrypt=true";
                public string M()
                {
                    string ordersConnection = "Server=db1.corp.example.org;Database=orders;" + "User Id=sa;Pass◦word=SECRET2;Encrypt=true";
                    return ordersConnection + _connectionString;
                }
            }
            """ },
        { "same value twice", "Environment Injection", """
            public class A
            {
                public void M() { Use(password: "SECRET1"); Use(password: "SECRET1"); Use(password: "SECRET2"); }
                public void Use(string password) { }
            }
            """ },
        { "shadowed", "Environment Injection", """
            public class A
            {
                private readonly int _configuration = 1;
                public int M(string configuration) { string password = "SECRET1"; return password.Length + configuration.Length + _configuration; }
            }
            """ },
        { "top level", "Environment Configuration -Injection", """
            //top
            using Microsoft.AspNetCore.Builder;
            var builder = WebApplication.CreateBuilder(args);
            const string password = "SECRET1";
            builder.ToString();
            System.Console.WriteLine(password.Length);
            """ },
        { "host builder context", "Environment Configuration -Injection", """
            using Microsoft.Extensions.Hosting;
            public static class Setup
            {
                public static void Add() => HostBuilderExtensions.ConfigureServices((context, services) =>
                {
                    var clientSecret = "SECRET1";
                    System.Console.WriteLine(clientSecret.Length);
                });
            }
            """ },
        { "switch and ternary", "Environment Injection", """
            public class A
            {
                public string Password(int n) => n switch { 1 => "SECRET1", _ => n > 4 ? "SECRET2" : "SECRET3" };
            }
            """ },
        { "initialisers", "Environment Injection", """
            using System.Collections.Generic;
            public class O { public string Password { get; set; } = ""; }
            public record R(string ClientSecret);
            public class A
            {
                public object M(R r) => new object[] { new O { Password = "SECRET1" }, r with { ClientSecret = "SECRET2" }, new { apiKey = "SECRET3" }, new Dictionary<string, string> { ["password"] = "SECRET4" } };
            }
            """ },
        { "moved whole initialiser", "Environment Injection", """
            public class Client(string password) { public int N => password.Length; }
            public class A
            {
                private readonly Client _client = new("SECRET1" /* kept */); // behind
                public Client Other { get; } = new Client(password: "SECRET2");
                public int N => _client.N + Other.N;
            }
            """ },
        { "constructor with optional parameters", "Environment Injection", """
            public class A
            {
                private const string Password = "SECRET1", ClientSecret = "SECRET2";
                private readonly int _n;

                public A(
                    int n,
                    int m = 2,
                    params int[] rest)
                {
                    // first
                    _n = n + m + rest.Length + Password.Length;
                }

                public int N() { return _n + ClientSecret.Length; }
            }
            """ },
        { "empty constructor", "Environment Injection", """
            public class A
            {
                public A() { }

                public string M() { string password = "SECRET1"; return password; }
            }
            """ },
        { "underscore-less fields", "Environment Injection", """
            public class A
            {
                private int count;

                public string M() { string password = "SECRET1"; count++; return password; }
            }
            """ },
        { "two constructors", "Environment -Injection", """
            public class A
            {
                public A() { }
                public A(int n) { }
                public string M() { string password = "SECRET1"; return password; }
            }
            """ },
        { "abstract class", "Environment Injection", """
            public abstract class A
            {
                protected string M() { string password = "SECRET1"; return password; }
            }
            """ },
        { "interface", "Environment -Injection", """
            public interface IA
            {
                public const string Password = "SECRET1";
                string M() => Password;
            }
            """ },
        { "lambda and local function", "Environment Injection", """
            using System;
            public class A
            {
                public Func<string> M()
                {
                    string Inner() { string clientSecret = "SECRET2"; return clientSecret; }
                    return () => { string password = "SECRET1"; return password + Inner(); };
                }
            }
            """ },
        { "static lambda", "Environment -Injection", """
            using System;
            public class A
            {
                public Func<string> M() => static () => { string password = "SECRET1"; return password; };
            }
            """ },
        { "async and iterator", "Environment Injection", """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            public class A
            {
                public async Task<string> M() { await Task.Yield(); string password = "SECRET1"; return password; }
                public IEnumerable<string> Passwords() { string password = "SECRET2"; yield return password; }
            }
            """ },
        { "property accessors", "Environment Injection", """
            public class A
            {
                private string _password = "";
                public string Password { get { return "SECRET1"; } set => _password = value; }
                public string ClientSecret { get => "SECRET2"; }
                public string Kept => _password;
            }
            """ },
        { "coalesce", "Environment Injection", """
            public class A
            {
                public string M(string? s) { string password = s ?? "SECRET1"; return password; }
            }
            """ },
        { "coalesce configuration", "Environment Configuration", """
            using Microsoft.Extensions.Configuration;
            public class A(IConfiguration configuration)
            {
                public string M() { string password = configuration["Db:Password"] ?? "SECRET1"; return password; }
            }
            """ },
        { "nullable configuration", "Environment", """
            #nullable enable
            using Microsoft.Extensions.Configuration;
            public static class A
            {
                public static string M(IConfiguration? configuration) { string password = "SECRET1"; return password + configuration; }
            }
            """ },
        { "other name for configuration", "Environment Injection", """
            using Config = System.String;
            public interface IConfiguration { }
            public class A
            {
                public string M(IConfiguration c) { Config password = "SECRET1"; return password + c; }
            }
            """ },
        { "earlier static initialiser", "-Environment -Injection", """
            public class A
            {
                private static readonly int Length = Password.Length;
                private const string Password = "SECRET1";
                private int M() => Length;
            }
            """ },
        { "structure with primary constructor", "Environment Configuration", """
            using Microsoft.Extensions.Configuration;
            public readonly struct A(IConfiguration configuration)
            {
                public string Password { get; } = "SECRET1";
                public string M() { string clientSecret = "SECRET2"; return clientSecret + configuration; }
            }
            """ },
        { "positional record", "Environment Configuration", """
            using Microsoft.Extensions.Configuration;
            public record A(IConfiguration Configuration)
            {
                public string Password() { string password = "SECRET1"; return password; }
            }
            """ },
        { "header comment and namespace usings", "Environment Injection", """
            // Copyright of somebody.

            #nullable enable

            namespace App
            {
                using System;
                using System.Text;

                internal sealed class A
                {
                    private string M() { string password = "SECRET1"; return password + Encoding.UTF8 + nameof(Console); }
                }
            }
            """ },
        { "parenthesised and chained", "Environment Injection", """
            public class A
            {
                public char[] M() { char[] password = ("SECRET1").ToCharArray(); return password; }
                public string N(string clientSecret) => N(("SECRET2"));
            }
            """ },
        { "characters", "Environment Injection", """
            public class A
            {
                public void M(System.Net.NetworkCredential credential)
                {
                    char[] password = { 'x', 'K', '9', 'q', 'T', '4', 'w', 'Z', '7', 'b', 'L', '2' };
                    credential.Password = new string(password);
                }
            }
            """ },
    };
}
