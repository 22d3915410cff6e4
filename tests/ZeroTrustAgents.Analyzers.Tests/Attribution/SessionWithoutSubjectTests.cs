using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class SessionWithoutSubjectTests
{
    [Fact]
    public Task Session_ForNobody_WithAUserAtHand_IsReported() => Marked.CheckAgentsAsync<SessionWithoutSubject>("""
        using Principal = System.Security.Claims.ClaimsPrincipal;

        class HttpContext { public ClaimsPrincipal User { get; set; } = null!; }

        abstract class Base { protected ClaimsPrincipal User { get; } = null!; }

        class Parameter(AgentHost host)
        {
            public async Task Empty(ClaimsPrincipal caller) => await host.BeginSessionAsync("a", [|new ClaimsPrincipal()|]);
            public async Task Target(Principal caller) => await host.BeginSessionAsync("a", [|new()|]);
            public async Task Null(ClaimsPrincipal caller) => await host.BeginSessionAsync(subject: [|null|]!, agentId: "a");
            public async Task Default(ClaimsPrincipal caller) => await host.BeginSessionAsync("a", [|default(ClaimsPrincipal)|]!);
            public async Task Anonymous(ClaimsPrincipal caller) => await host.BeginSessionAsync("a", [|new ClaimsPrincipal(new ClaimsIdentity())|]);
            public async Task Claims(ClaimsPrincipal caller) => await host.BeginSessionAsync("a", [|new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", "x") }))|]);
            public async Task Context(HttpContext http) => await host.BeginSessionAsync("a", [|new ClaimsPrincipal()|]);

            public async Task Local(Func<ClaimsPrincipal> current)
            {
                var user = current();
                Func<Task> later = async () => await host.BeginSessionAsync("a", [|new ClaimsPrincipal()|]);
                await later();
            }
        }

        class Captured(AgentHost host, ClaimsPrincipal user)
        {
            public ClaimsPrincipal Who => user;
            public async Task Run() => await host.BeginSessionAsync("a", [|new ClaimsPrincipal()|]);
        }

        class Inherited(AgentHost host) : Base
        {
            public async Task Run() => await host.BeginSessionAsync("a", [|new ClaimsPrincipal()|]);
        }

        class Field(AgentHost host)
        {
            private readonly HttpContext _http = new();
            public async Task Run() => await host.BeginSessionAsync("a", [|null|]!);
        }
        """);

    [Fact]
    public Task Session_ForSomebody_OrWithNobodyAtHand_IsNotReported() => Marked.CheckAgentsAsync<SessionWithoutSubject>("""
        class Service(AgentHost host)
        {
            public async Task Caller(ClaimsPrincipal caller) => await host.BeginSessionAsync("a", caller);
            public async Task Authenticated(ClaimsPrincipal caller) => await host.BeginSessionAsync("a", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", "x") }, "bearer")));
            public async Task Autonomous(ClaimsPrincipal caller) => await host.BeginAutonomousSessionAsync("a");
            public async Task Nobody() => await host.BeginSessionAsync("a", new ClaimsPrincipal());
            public async Task Resume(string saved, ClaimsPrincipal caller) => await host.ResumeSessionAsync(saved, null);

            public async Task Later(Func<ClaimsPrincipal> current)
            {
                await host.BeginSessionAsync("a", new ClaimsPrincipal());
                var user = current();
            }
        }
        """);

    [Fact]
    public async Task Message_OfAFinding_NamesTheUser()
    {
        Compilation compilation = Compile.Agents(("File.cs", Marked.AgentUsings + """
            class HttpContext { public ClaimsPrincipal User { get; set; } = null!; }
            class Service(AgentHost host) { public async Task Run(HttpContext http) => await host.BeginSessionAsync("a", null!); }
            """));

        Diagnostic found = Assert.Single(await Compile.DiagnoseAsync(compilation, [new SessionWithoutSubject()]));
        Assert.Equal("The session is begun for null, although 'http.User' is at hand. Begin it for the user whom the agent works for.", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Session_InTopLevelStatements_IsReported() => Marked.CheckAgentsAsync<SessionWithoutSubject>("""
        ClaimsPrincipal user = new(new ClaimsIdentity("test"));
        AgentHost host = null!;
        await host.BeginSessionAsync("a", [|new ClaimsPrincipal()|]);
        """);

    [Fact]
    public async Task Analyzer_OnMalformedCode_DoesNotThrow()
    {
        Compilation compilation = Compile.Sources(("File.cs", Marked.AgentUsings + """
            class C(AgentHost host) { async Task M(ClaimsPrincipal u) { await host.BeginSessionAsync(; await host.BeginSessionAsync("a", new ClaimsPrincipal(; await host.BeginSessionAsync("a", new ClaimsPrincipal(new ClaimsIdentity(authenticationType: ))); }
            """)).WithReferences(Compile.AgentReferences);

        await Compile.DiagnoseAsync(compilation, [new SessionWithoutSubject()]);
    }
}
