namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Credentials on their way to models and logs (ZTA1006), and what only looks like it.</summary>
public sealed class FlowExposureTests
{
    private const string Stubs = """
        namespace Microsoft.SemanticKernel
        {
            public sealed class KernelFunctionAttribute : Attribute { }
            public class Kernel { public Task<string> InvokePromptAsync(string promptTemplate) => Task.FromResult(promptTemplate.Length.ToString()); }
            public class ChatHistory { public void AddUserMessage(string content) { } public void AddSystemMessage(string content) { } }
        }

        namespace Microsoft.Extensions.AI
        {
            public class ChatMessage { public ChatMessage(string role, string content) { } }
            public static class AIFunctionFactory { public static object Create(Delegate method, string? name = null) => method; }
        }

        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { }
            public sealed class LoggerMessageAttribute : Attribute { public string? Message { get; set; } }
            public static class LoggerExtensions { public static void LogInformation(this ILogger logger, string? message, params object?[] args) { } }
        }

        """;

    [Theory]
    [InlineData("void M(Microsoft.SemanticKernel.Kernel k, string password) { k.InvokePromptAsync($\"Log in with {[|password|]}\"); }")]
    [InlineData("void M(Microsoft.SemanticKernel.ChatHistory h, string apiKey) { h.AddUserMessage(\"use \" + [|apiKey|]); }")]
    [InlineData("void M(Microsoft.SemanticKernel.ChatHistory h, Dictionary<string, string> config) { h.AddSystemMessage([|config[\"ApiKey\"]|]); }")]
    [InlineData("void M(string clientSecret) { _ = new Microsoft.Extensions.AI.ChatMessage(\"user\", [|clientSecret|]); }")]
    [InlineData("[Microsoft.SemanticKernel.KernelFunction] string Get(string password) => [|password|];")]
    [InlineData("[Microsoft.SemanticKernel.KernelFunction] string Get() { return [|Environment.GetEnvironmentVariable(\"DB_PASSWORD\")|]!; }")]
    [InlineData("void M(string apiKey) { _ = Microsoft.Extensions.AI.AIFunctionFactory.Create(() => [|apiKey|]); }")]
    [InlineData("void M(Microsoft.Extensions.Logging.ILogger log, string password) { Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, \"in as {Password}\", [|password|]); }")]
    [InlineData("void M(string password) { Console.WriteLine([|password|]); }")]
    [InlineData("void M(string password) { Console.Error.WriteLine(\"bad: {0}\", [|password|]); }")]
    [InlineData("void M(string password) { System.Diagnostics.Trace.TraceInformation([|password|].Trim()); }")]
    [InlineData("void M(string password) { throw new InvalidOperationException($\"wrong password {[|password|]}\"); }")]
    [InlineData("partial class L { [Microsoft.Extensions.Logging.LoggerMessage(Message = \"{password}\")] public static partial void In(Microsoft.Extensions.Logging.ILogger l, string password); public static partial void In(Microsoft.Extensions.Logging.ILogger l, string password) { } void M(Microsoft.Extensions.Logging.ILogger l, string password) { In(l, [|password|]); } }")]
    [InlineData("void M() { _ = Microsoft.Extensions.AI.AIFunctionFactory.Create(Read); } string _apiKey = Console.ReadLine()!; string Read() => [|_apiKey|];")]
    [InlineData("string Read() { return [|Environment.GetEnvironmentVariable(\"DB_PASSWORD\")|]!; } void M() { _ = Microsoft.Extensions.AI.AIFunctionFactory.Create(new Func<string>(Read)); }")]
    [InlineData("void M(string apiKey) { string Read() => [|apiKey|]; _ = Microsoft.Extensions.AI.AIFunctionFactory.Create(Read); }")]
    [InlineData("void M(Dictionary<string, string> config) { var s = config[\"ApiKey\"]; Console.WriteLine([|s|]); }")]
    [InlineData("void M() { string s = Environment.GetEnvironmentVariable(\"DB_PASSWORD\") ?? \"\"; Console.WriteLine($\"with {[|s|]}\"); }")]
    [InlineData("void M(string password) { var text = password; Console.WriteLine([|text|]); }")]
    [InlineData("void M(AuthenticationHeaderValue value) { Console.WriteLine([|value.Parameter|]); Console.WriteLine($\"{[|value|]}\"); Console.WriteLine([|value.ToString()|]); }")]
    [InlineData("void M(Microsoft.Extensions.Configuration.IConfiguration c) { Console.WriteLine([|Microsoft.Extensions.Configuration.ConfigurationExtensions.GetConnectionString(c, \"Main\")|]); }")]
    [InlineData("void M(ECDsa key) { Console.WriteLine([|key.ExportPkcs8PrivateKeyPem()|]); }")]
    [InlineData("void M(int i, string password) { Console.WriteLine(i switch { 1 => [|password|], _ => \"\" }); }")]
    [InlineData("async Task M(string password) { Console.WriteLine(await Task.FromResult([|password|]).ConfigureAwait(false)); }")]
    public Task Exposure_CredentialGoesOut_IsReported(string members) => CheckAsync(members);

    [Theory]
    [InlineData("void M(Microsoft.SemanticKernel.Kernel k, string city) { k.InvokePromptAsync($\"Weather in {city}\"); }")]
    [InlineData("void M(string password) { Console.WriteLine(password.Length); }")]
    [InlineData("void M(string? password) { Console.WriteLine(password == null); }")]
    [InlineData("void M(string password) { Console.WriteLine(password is null ? \"none\" : \"set\"); }")]
    [InlineData("void M(string password) { Console.WriteLine(nameof(password)); }")]
    [InlineData("void M(string password) { Console.WriteLine(Mask(password)); } static string Mask(string s) => new('*', s.Length);")]
    [InlineData("void M(string password) { Console.WriteLine(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(password)))); }")]
    [InlineData("void M(string password) { Console.WriteLine(password.Substring(0, 2)); }")]
    [InlineData("void M(string password) { throw new ArgumentNullException(nameof(password)); }")]
    [InlineData("void M(System.IO.StringWriter w, string password) { w.WriteLine(password); }")]
    [InlineData("string Get(string password) => password;")]
    [InlineData("void M(string password) { Console.WriteLine(\"Enter the password:\"); Use(password); } static void Use(string value) { }")]
    [InlineData("static class Strings { public static string Password => Console.ReadLine()!; } void M() { Console.WriteLine(Strings.Password); }")]
    [InlineData("void M(bool hasPassword, int passwordLength) { Console.WriteLine($\"{hasPassword} {passwordLength}\"); }")]
    [InlineData("void M() { _ = Microsoft.Extensions.AI.AIFunctionFactory.Create(Other); } string _apiKey = Console.ReadLine()!; string Read() => _apiKey; string Other() => \"\";")]
    [InlineData("void M() { _ = Microsoft.Extensions.AI.AIFunctionFactory.Create(Read); } string _city = Console.ReadLine()!; string Read() => _city;")]
    [InlineData("void M(Dictionary<string, string> config) { var s = config[\"City\"]; Console.WriteLine(s); }")]
    [InlineData("void M(string password) { var s = Mask(password); Console.WriteLine(s); } static string Mask(string s) => new('*', s.Length);")]
    [InlineData("void M(string password) { var n = password.Length; Console.WriteLine(n); }")]
    [InlineData("static class Strings { public static string Password => Console.ReadLine()!; } void M() { var s = Strings.Password; Console.WriteLine(s); }")]
    [InlineData("void M(AuthenticationHeaderValue value) { Console.WriteLine(value.Scheme); Console.WriteLine(value is null); Console.WriteLine(value.GetType()); }")]
    [InlineData("void M(ECDsa key) { Console.WriteLine(key.ExportSubjectPublicKeyInfoPem()); }")]
    [InlineData("class Row { public string Parameter = \"\", Token = \"\"; public string Reveal() => Token; } void M(Row row) { Console.WriteLine(row.Parameter + row.Token + row.Reveal()); }")]
    public Task Exposure_NothingSecretGoesOut_IsNotReported(string members) => CheckAsync(members);

    private static Task CheckAsync(string members) => Marked.CheckAsync(Stubs, $$"""
        partial class C
        {
            {{members}}
        }
        """);
}
