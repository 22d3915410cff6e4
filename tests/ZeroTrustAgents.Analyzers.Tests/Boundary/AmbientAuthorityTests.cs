namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA4001.</summary>
public sealed class AmbientAuthorityTests
{
    [Fact]
    public Task Tool_ThatReachesOut_IsReported() => Marked.CheckAgentsAsync<AmbientAuthorityAnalyzer>("""
        using Web = System.Net.Http.HttpClient;

        public partial class Tools
        {
            private const string Name = "STRIPE_" + "API_KEY";
            private static readonly HttpClient Shared = [|new HttpClient()|];
            private readonly HttpClient _own = [|new()|];
            private HttpClient Made => [|new Web([|new SocketsHttpHandler()|])|];

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> GoAsync(string host)
            {
                using var tcp = [|new System.Net.Sockets.TcpClient(host, 443)|];
                using var smtp = [|new System.Net.Mail.SmtpClient(host: host)|];
                _ = [|System.Diagnostics.Process.Start("ls", host)|];
                _ = [|new System.Diagnostics.Process()|];
                Func<string?> key = () => [|Environment.GetEnvironmentVariable("OPENAI_API_KEY")|];
                string? Local() => [|Environment.GetEnvironmentVariable(variable: Name)|];
                _ = [|System.Net.WebRequest.Create(host)|];
                return await Helper() + key() + Local() + Shared + _own + Made;
            }
        }

        public partial class Tools
        {
            private static Task<string> Helper() => [|new HttpClient()|].GetStringAsync("https://contoso.example");
            private sealed class Nested { public HttpClient Client { get; } = [|new HttpClient()|]; }
        }
        """);

    [Fact]
    public Task Tool_WithABoundary_IsNot() => Marked.CheckAgentsAsync<AmbientAuthorityAnalyzer>("""
        public class Tools(HttpClient http, IHttpClientFactory factory)
        {
            [KernelFunction, ToolAccess("a:b", Audience = "a")]
            public async Task<string> GoAsync(string path)
            {
                _ = Environment.GetEnvironmentVariable("PATH");
                _ = Environment.GetEnvironmentVariable(path);
                _ = System.Diagnostics.Process.GetCurrentProcess();
                using HttpClient other = factory.CreateClient("a");
                return await http.GetStringAsync(path) + await other.GetStringAsync(path);
            }
        }

        // Not a tool: what is no agent's may reach out.
        public class Service
        {
            public Task<string> GoAsync() => new HttpClient().GetStringAsync("https://contoso.example");
            public string? Key => Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        }
        """);
}
