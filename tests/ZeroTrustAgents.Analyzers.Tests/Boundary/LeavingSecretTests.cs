namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA4003.</summary>
public sealed class LeavingSecretTests
{
    private const string Types = """
        using System.Security.Principal;
        using System.Text.Json;
        using Microsoft.Extensions.Logging;
        using ZeroTrustAgents.Tokens;
        using Login = System.Net.NetworkCredential;

        public record WeatherOptions(string ApiKey, string Endpoint, string City);
        public record TokenResponse(string AccessToken, int ExpiresIn);
        public class Account { public string Name { get; set; } = ""; public string Password { get; set; } = ""; }
        public class PowerUser : Account { public int Level { get; set; } }
        public record Reading(string City, object Extra);
        public struct Key { public byte[] Secret { get; init; } }

        public partial class Tools(WeatherOptions options, ClaimsPrincipal user, HttpRequestMessage request, ToolToken token, IConfiguration configuration, ILogger<Tools> logger, IChatClient chat, HttpClient http)
        {
            private Task<string> GetAccessTokenAsync() => Task.FromResult(options.City);
            private string AcquireApiKey() => options.City;

        """;

    /// <summary>What a tool gives away by the type of its result.</summary>
    [Theory]
    [InlineData("[|ClaimsPrincipal|] M() => user;")]
    [InlineData("[|ClaimsIdentity?|] M() => user.Identity as ClaimsIdentity;")]
    [InlineData("[|IPrincipal|] M() => user;")]
    [InlineData("async [|Task<IIdentity?>|] M() { await Task.Yield(); return user.Identity; }")]
    [InlineData("[|Login|] M() => new(\"u\", options.ApiKey);")]
    [InlineData("[|ValueTask<System.Net.NetworkCredential>|] M() => new(new Login());")]
    [InlineData("[|System.Security.SecureString|] M() { return new(); }")]
    [InlineData("[|System.Security.Cryptography.X509Certificates.X509Certificate2|] M() => null!;")]
    [InlineData("[|System.Security.Cryptography.RSA|] M() => System.Security.Cryptography.RSA.Create();")]
    [InlineData("[|System.Net.Http.Headers.AuthenticationHeaderValue?|] M() => request.Headers.Authorization;")]
    [InlineData("[|ToolToken|] M() => token;")]
    [InlineData("[|TokenResponse|] M() => new(options.ApiKey, 60);")]
    [InlineData("[|Task<TokenResponse?>|] M() => Task.FromResult<TokenResponse?>(null);")]
    [InlineData("[|Task<IReadOnlyList<Account>>|] M() => throw new NotSupportedException();")]
    [InlineData("[|Account[]|] M() => [];")]
    [InlineData("[|PowerUser|] M() => new();")]
    [InlineData("async [|IAsyncEnumerable<PowerUser>|] M() { await Task.Yield(); yield return new(); }")]
    [InlineData("[|Key|] M() => default;")]
    [InlineData("[|Key?|] M() => null;")]
    [InlineData("[|(string AccessToken, int Seconds)|] M() => (options.City, 1);")]
    [InlineData("[|Task<(string Name, ClaimsPrincipal Who)>|] M() => Task.FromResult((\"\", user));")]
    public Task ResultType_ThatHoldsASecret_IsReported(string member) => CheckToolAsync(member);

    /// <summary>What a tool returns where its result's type does not tell.</summary>
    [Theory]
    [InlineData("object M() => [|user|];")]
    [InlineData("object? M() { return [|user.Identity|]; }")]
    [InlineData("object M(bool all) => all ? [|new Login(\"u\", options.ApiKey)|] : \"\";")]
    [InlineData("object M() => new { options.City, Key = [|options.ApiKey|] };")]
    [InlineData("object M() { return new { [|options.ApiKey|] }; }")]
    [InlineData("object M() { var result = new { options.ApiKey }; return [|result|]; }")]
    [InlineData("async Task<object> M() { await Task.Yield(); return new { Who = [|user|] }; }")]
    [InlineData("Reading M() => new(options.City, [|options.ApiKey|]);")]
    [InlineData("Reading M() => new(Extra: [|options.ApiKey|], City: options.City);")]
    [InlineData("Reading M() => new Reading(options.City, \"\") with { Extra = [|user|] };")]
    [InlineData("object M() => new TokenResponse([|token.Reveal()|], 60);")]
    [InlineData("object M() => new Account { Name = options.City, Password = [|AcquireApiKey()|] };")]
    [InlineData("(string, string) M() => (options.City, [|options.ApiKey|]);")]
    [InlineData("Dictionary<string, string> M() => new() { [\"city\"] = options.City, [\"key\"] = [|options.ApiKey|] };")]
    [InlineData("Dictionary<string, string> M() => new() { { \"key\", [|options.ApiKey|] } };")]
    [InlineData("object M(List<Account> all) => all.Where(a => a.Name != \"\").Select(a => new { a.Name, Open = [|a.Password|] }).ToList();")]
    [InlineData("string M() => [|JsonSerializer.Serialize(new { options.ApiKey })|];")]
    [InlineData("string M() => $\"Account: {[|JsonSerializer.Serialize(new Login(\"u\", \"\"))|]}\";")]
    [InlineData("Task<object> M() => Task.FromResult<object>([|user|]);")]
    [InlineData("object M(int i) { switch (i) { case 1: return [|user|]; default: return \"\"; } }")]

    // Texts by a detour.
    [InlineData("string M() { var header = \"Bearer \" + options.ApiKey; return [|header|]; }")]
    [InlineData("string M() { string key; key = options.ApiKey; return [|key|]; }")]
    [InlineData("string M() { string text = \"\"; text += options.ApiKey; return $\"It is {[|text|]}\"; }")]
    [InlineData("string M() { var raw = $\"{token.Reveal()}\"; var header = string.Format(\"Bearer {0}\", raw); return [|header|]; }")]
    [InlineData("string M() { if (configuration[\"Weather:ApiKey\"] is { } found) return [|found|]; return \"none\"; }")]
    [InlineData("string M() { if (options.ApiKey is string { Length: > 3 } found) return [|found|]; return \"none\"; }")]
    [InlineData("string M() => options.ApiKey is string found ? [|found|] : \"\";")]
    [InlineData("async Task<string> M() => await [|GetAccessTokenAsync()|];")]
    [InlineData("Task<string> M() => [|GetAccessTokenAsync()|];")]
    [InlineData("async Task<string> M() { var answer = await GetAccessTokenAsync(); return [|answer|]; }")]
    [InlineData("async Task<string> M() { var running = GetAccessTokenAsync(); return await [|running|]; }")]
    [InlineData("async Task<string> M() => (await [|GetAccessTokenAsync()|].ConfigureAwait(false)).Trim();")]
    [InlineData("string M(int i) => i switch { 1 => [|AcquireApiKey()|], _ => \"\" };")]
    public Task Result_ThatIsASecret_IsReported(string member) => CheckToolAsync(member);

    [Fact]
    public Task Tool_ThatSaysItGivesOneAway_IsReported() => Marked.CheckAgentsAsync<LeavingSecretAnalyzer>("""
        public interface IVault { string? Find(string name); }

        public class Tools(IVault vault)
        {
            [KernelFunction, ToolAccess("a:b")]
            public string? [|GetPassword|](string user) => vault.Find(user);

            [ToolAccess("a:c")]
            public string GetApiKey() => "There is none.";

            [ModelContextProtocol.Server.McpServerTool]
            public string ResetPassword(string user) => vault.Find(user) ?? "";

            [KernelFunction]
            public string? GetPasswordPolicy(string name) => vault.Find(name);

            [KernelFunction]
            public bool ReadSecret(string name) => vault.Find(name) is not null;

            public string? GetSecret(string name) => vault.Find(name);
        }
        """);

    /// <summary>What goes out of a class of tools by another way than a result.</summary>
    [Theory]
    [InlineData("void M() { var header = \"Bearer \" + options.ApiKey; logger.LogInformation(\"Calling with {Header}\", [|header|]); }")]
    [InlineData("async Task M() => logger.LogDebug($\"with {await [|GetAccessTokenAsync()|]}\");")]
    [InlineData("void M() { var url = $\"{options.Endpoint}?key={options.ApiKey}\"; Console.WriteLine([|url|]); }")]
    [InlineData("void M() { var url = options.Endpoint + options.ApiKey; System.Diagnostics.Trace.WriteLine(message: [|url|]); }")]
    [InlineData("void M() { var url = options.Endpoint + options.ApiKey; throw new InvalidOperationException(\"No answer of \" + [|url|]); }")]
    [InlineData("void M(ChatHistory history) { var text = \"Key: \" + options.ApiKey; history.AddSystemMessage([|text|]); }")]
    [InlineData("Task M() { var text = \"Key: \" + options.ApiKey; return chat.GetResponseAsync(new ChatMessage(ChatRole.User, [|text|])); }")]
    [InlineData("Task M() => chat.GetResponseAsync(\"With \" + [|AcquireApiKey()|]);")]
    [InlineData("Task M(Kernel kernel) { var key = AcquireApiKey(); return kernel.InvokePromptAsync(\"Use {{$key}}\", new() { [\"key\"] = [|key|] }); }")]
    [InlineData("void M() { Action act = () => logger.LogInformation([|AcquireApiKey()|]); act(); void Local() => Console.WriteLine([|AcquireApiKey()|]); Local(); }")]
    [InlineData("void M() { Log(logger, [|AcquireApiKey()|]); } [LoggerMessage(1, LogLevel.Debug, \"{Key}\")] static partial void Log(ILogger logger, string text); static partial void Log(ILogger logger, string text) { }")]
    [InlineData("void M() { } private sealed class Nested(WeatherOptions o) { public override string ToString() { var t = \"k\" + o.ApiKey; Console.WriteLine([|t|]); return t; } }")]
    public Task WayOut_OfASecret_IsReported(string member) => CheckToolAsync(member);

    /// <summary>What tools do every day.</summary>
    [Theory]
    [InlineData("string M() => options.City;")]
    [InlineData("string? M() => user.FindFirst(\"email\")?.Value;")]
    [InlineData("string? M() => user.Identity?.Name;")]
    [InlineData("object M() => new { Name = user.Identity?.Name, Admin = user.IsInRole(\"admin\") };")]
    [InlineData("bool M() => user.Identity is { IsAuthenticated: true };")]
    [InlineData("async Task<string> M(CancellationToken cancellationToken) { http.DefaultRequestHeaders.Authorization = new(\"Bearer\", await GetAccessTokenAsync()); return await http.GetStringAsync(options.Endpoint, cancellationToken); }")]
    [InlineData("async Task<string> M() { var url = $\"{options.Endpoint}?key={options.ApiKey}\"; var body = await http.GetStringAsync(url); return body; }")]
    [InlineData("string M() { var key = options.ApiKey; return key.Length > 3 ? \"There is a key\" : \"There is none\"; }")]
    [InlineData("bool M() => string.IsNullOrEmpty(options.ApiKey);")]
    [InlineData("string M() { var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(options.ApiKey))); return hash; }")]
    [InlineData("string M() { var shown = options.ApiKey[..4] + \"...\"; return shown; }")]
    [InlineData("string M() { var shown = Mask(options.ApiKey); return shown; } static string Mask(string s) => new('*', s.Length);")]
    [InlineData("object M() => new { HasKey = options.ApiKey != null, Length = options.ApiKey.Length, Name = nameof(options.ApiKey) };")]
    [InlineData("object M() => new { TokenId = token.TokenId, token.ExpiresAt };")]
    [InlineData("string M() => token.Sha256();")]
    [InlineData("object M(ChatResponse response) => new { response.Usage?.InputTokenCount, MaxTokens = 5, TokenUsage = 3 };")]
    [InlineData("Page M() => new([], null); public record Page(string[] Items, string? NextPageToken, string? ContinuationToken = null);")]
    [InlineData("State M() => new(true, DateTime.Now, \"a\"); public record State(bool HasPassword, DateTime PasswordExpires, string PasswordHash, bool Password = false);")]
    [InlineData("Info M() => new(); public class Info { public string Name => \"\"; [System.Text.Json.Serialization.JsonIgnore] public string Password => \"\"; private string Secret => Name; internal string ApiKey => Secret; public static string AccessToken => \"\"; public string ClientSecret { set { } } }")]
    [InlineData("Task<HttpResponseMessage> M() => http.GetAsync(options.Endpoint);")]
    [InlineData("object M() => new Weather(options.ApiKey); public sealed class Weather(string apiKey) { private readonly string _key = apiKey; public int Length => _key.Length; }")]
    [InlineData("string M() { try { return options.City; } catch (Exception e) { logger.LogError(e, \"No weather of {City}\", options.City); throw new InvalidOperationException($\"No weather of {options.City}\", e); } }")]
    [InlineData("async Task M() { var t = await GetAccessTokenAsync(); using var message = new HttpRequestMessage(HttpMethod.Get, options.Endpoint); message.Headers.Authorization = new(\"Bearer\", t); await http.SendAsync(message); logger.LogInformation(\"Sent to {Url}\", options.Endpoint); }")]
    [InlineData("void M() { logger.LogInformation(\"Signed in as {User} with {Scheme}\", user.Identity?.Name, request.Headers.Authorization?.Scheme); }")]
    [InlineData("void M(CancellationToken token) { logger.LogInformation(\"Stopped: {Stopped}, {Token}\", token.IsCancellationRequested, token); }")]
    [InlineData("string M() { Func<string> read = () => options.ApiKey; Use(read); return options.City; } static void Use(Func<string> f) { }")]
    [InlineData("string M() { return options.City; ClaimsPrincipal Who() => user; }")]
    [InlineData("string M(string passwordResetUrl) => \"Reset it at \" + passwordResetUrl;")]
    [InlineData("string M(string text) { var tokens = text.Split(' '); return $\"{tokens.Length} tokens, the first is {tokens[0]}\"; }")]
    [InlineData("string M() { var s = options.City; s = s + s; return s; }")]
    [InlineData("FunctionResult M(FunctionResult result) => result;")]
    [InlineData("ChatMessageContent M() => new(AuthorRole.Assistant, options.City);")]
    [InlineData("string M() => JsonSerializer.Serialize(new { options.City, options.Endpoint });")]
    [InlineData("object M(List<Account> all) => all.Select(a => new { a.Name }).ToList();")]
    [InlineData("object M(List<Account> all) { return all.Select(a => { return a.Password.Length; }).ToList(); }")]
    [InlineData("Task<string?> M() => Task.FromResult(configuration[\"Weather:City\"]);")]
    [InlineData("(string Name, int TokenCount) M() => (options.City, 3);")]
    [InlineData("List<string> M() => [options.City];")]
    [InlineData("T M<T>(T value) where T : class => value;")]
    [InlineData("dynamic? M(dynamic value) => value.Name;")]
    public Task Tool_ThatKeepsItsSecrets_IsNot(string member) => CheckToolAsync(member);

    /// <summary>These are ZTA1006's: one place, one report.</summary>
    [Theory]
    [InlineData("string M() => [|options.ApiKey|];")]
    [InlineData("string M() => $\"It is {[|options.ApiKey|]}\";")]
    [InlineData("string M() { var k = options.ApiKey; return [|k|]; }")]
    [InlineData("string? M() => [|configuration[\"Weather:ApiKey\"]|];")]
    [InlineData("string? M() => [|configuration.GetConnectionString(\"Main\")|];")]
    [InlineData("string? M() => [|Environment.GetEnvironmentVariable(\"WEATHER_API_KEY\")|];")]
    [InlineData("string? M() => [|token.Reveal()|];")]
    [InlineData("string? M() => request.Headers.Authorization?[|.Parameter|];")]
    [InlineData("string? M() => request.Headers.Authorization?[|.ToString()|];")]
    [InlineData("string M(int i) => i switch { 1 => [|options.ApiKey|], _ => \"\" };")]
    [InlineData("Task<string> M() => Task.FromResult([|options.ApiKey|]);")]
    [InlineData("void M() { logger.LogInformation(\"{Header}\", [|request.Headers.Authorization|]); }")]
    [InlineData("Task M(Kernel kernel) => kernel.InvokePromptAsync(\"Use {{$key}}\", new KernelArguments { [\"key\"] = [|options.ApiKey|], [\"city\"] = options.City });")]
    [InlineData("Task M(Kernel kernel) => kernel.InvokePromptAsync(\"Use {{$key}}\", new KernelArguments { { \"key\", [|options.ApiKey|] } });")]
    public async Task Text_ThatSaysWhatItIs_IsTheOtherRules(string member)
    {
        await Marked.CheckAgentsAsync<HardCodedCredentialAnalyzer>(Source(member));
        await CheckToolAsync(member.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
    }

    /// <summary>Libraries that this test program does not reference are known by their names.</summary>
    [Fact]
    public async Task Azure_IsKnown()
    {
        const string Azure = """
            namespace Azure.Core { public struct AccessToken { public string Token => ""; } public abstract class TokenCredential { public abstract ValueTask<AccessToken> GetTokenAsync(string scope); } }
            namespace Azure.Security.KeyVault.Secrets { public class KeyVaultSecret { public string Value => ""; } public class SecretClient { public Task<KeyVaultSecret> GetSecretAsync(string name) => null!; } }
            namespace Own { public class AccessToken { public int Id => 1; public string Token => ""; } }

            """;
        await Marked.CheckAgentsAsync<LeavingSecretAnalyzer>(Azure + """
            public class Tools(Azure.Core.TokenCredential credential, Azure.Security.KeyVault.Secrets.SecretClient vault)
            {
                [KernelFunction] public async [|Task<Azure.Core.AccessToken>|] A() => await credential.GetTokenAsync("s");
                [KernelFunction] public async Task<object> B() => [|await vault.GetSecretAsync("s")|];
                [KernelFunction] public async Task<object> C() => new { Held = [|(await credential.GetTokenAsync("s")).Token|] };
                [KernelFunction] public async Task<string> D() { var value = (await vault.GetSecretAsync("s")).Value; var text = "It is " + value; return [|text|]; }
                [KernelFunction] public Own.AccessToken E() => new();
            }
            """);
        await Marked.CheckAgentsAsync<HardCodedCredentialAnalyzer>(Azure + """
            public class Any(Azure.Core.TokenCredential credential, Azure.Security.KeyVault.Secrets.SecretClient vault, Own.AccessToken own, IChatClient chat)
            {
                public async Task Go() { await chat.GetResponseAsync("Use " + [|(await vault.GetSecretAsync("s")).Value|]); Console.WriteLine([|(await credential.GetTokenAsync("s")).Token|]); Console.WriteLine(own.Token); }
                public object Make() => new Microsoft.Agents.AI.ChatClientAgent(chat, instructions: $"Use {[|credential.GetTokenAsync("s").Result.Token|]}");
            }
            """);
    }

    [Fact]
    public Task ClassWithoutTools_IsNot() => Marked.CheckAgentsAsync<LeavingSecretAnalyzer>(Types + """
            public ClaimsPrincipal Who() => user;
            public object Key() => new { options.ApiKey };
            public void Log() { var header = "Bearer " + options.ApiKey; Console.WriteLine(header); }
        }
        """);

    /// <summary>Others read the results of tools only.</summary>
    [Fact]
    public Task MethodBesideATool_MayReturnWhatItLikes() => CheckToolAsync("string M() => options.City; public ClaimsPrincipal Who => user; private object Key() { return new { options.ApiKey }; } private TokenResponse Make() => new(AcquireApiKey(), 3);");

    [Fact]
    public Task PartialClass_AndPartialMethod_AreRead() => Marked.CheckAgentsAsync<LeavingSecretAnalyzer>(
        "public partial class Tools { [KernelFunction] public partial object Who(); }",
        "public partial class Tools(ClaimsPrincipal user) { public partial object Who() => [|user|]; private void Log() { var t = 'x' + Environment.GetEnvironmentVariable(\"MAIL_PASSWORD\"); Console.WriteLine([|t|]); } }");

    [Fact]
    public Task TestProject_IsSilent() => Marked.CheckAgentsAsync<LeavingSecretAnalyzer>(
        new Dictionary<string, string> { ["build_property.IsTestProject"] = "true" }, [], "public class Tools(ClaimsPrincipal user) { [KernelFunction] public object Who() => user; }");

    /// <summary>While somebody types, nothing is whole.</summary>
    [Fact]
    public async Task Source_ThatIsNotFinished_DoesNotThrow()
    {
        string whole = Marked.AgentUsings + Source("""
            async Task<(string A, Missing B)> M(int i) { var t = await GetAccessTokenAsync().ConfigureAwait(false); var r = new { t, X = new Missing(t) { Key = t, [t] = t } }; if (t is { } s && options is WeatherOptions { ApiKey: var k }) Console.WriteLine($"{s:x} {k}");
            foreach (var p in new[] { t }.Select(x => new { x }).ToList()) logger.LogInformation(JsonSerializer.Serialize(p)); return i switch { 1 => (t, new() { Y = r }), _ => throw new Exception(t + r) }; }
            """);
        int start = whole.IndexOf("async Task<(", StringComparison.Ordinal);
        for (int end = start; end < whole.Length; end += 7)
            await Compile.DiagnoseAsync(Compile.Sources(("Cut.cs", whole[..end])).WithReferences(Compile.AgentReferences), [new LeavingSecretAnalyzer(), new HardCodedCredentialAnalyzer()]);
    }

    private static Task CheckToolAsync(string member) => Marked.CheckAgentsAsync<LeavingSecretAnalyzer>(Source(member));

    private static string Source(string member) => Types + "[KernelFunction, ToolAccess(\"a:b\")] public " + member + "}";
}
