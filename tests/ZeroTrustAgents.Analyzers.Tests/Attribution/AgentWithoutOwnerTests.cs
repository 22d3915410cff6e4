using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class AgentWithoutOwnerTests
{
    [Fact]
    public Task Agent_WithoutOwnerOrPurpose_IsReported() => Marked.CheckAgentsAsync<AgentWithoutOwner>("""
        class Registration(IServiceCollection services, string id)
        {
            const string Id = "const";
            ZeroTrustAgentsBuilder Agents => services.AddZeroTrustAgents();

            void Chain() => Agents.AddAgent([|"a"|], agent => agent.OwnedBy("marta.keller@contoso.example").Grant("x:read"));
            void Block() => Agents.AddAgent([|Id|], agent => { agent.WithPurpose("p"); agent.Grant("x:read", g => g.AtLeast(TrustTier.Elevated)); });
            void Empty() => Agents.AddAgent([|id|], _ => { });
            void Named() => Agents.AddAgent(configure: delegate (AgentBuilder agent) { agent.WithVersion("2"); }, id: [|$"x{Id}"|]);
            void Group() => Agents.AddAgent([|"b"|], Configure);
            void Local()
            {
                Agents.AddAgent([|"c"|], OwnerOnly);
                static void OwnerOnly(AgentBuilder agent) => agent.OwnedBy("marta.keller@contoso.example");
            }

            static void Configure(AgentBuilder agent) => agent.WithPurpose("p");
        }
        """);

    [Fact]
    public Task Agent_WithBothOrUnreadable_IsNotReported() => Marked.CheckAgentsAsync<AgentWithoutOwner>("""
        static class Standard
        {
            public static AgentBuilder Owned(this AgentBuilder agent) => agent.OwnedBy("marta.keller@contoso.example").WithPurpose("p");
            public static void Own(AgentBuilder agent) => agent.Owned();
        }

        class Registration(IServiceCollection services, Action<AgentBuilder> given, bool night)
        {
            ZeroTrustAgentsBuilder Agents => services.AddZeroTrustAgents();

            void Both() => Agents.AddAgent("a", agent => agent.OwnedBy("marta.keller@contoso.example").WithPurpose("p"));
            void Statements() => Agents.AddAgent("b", agent =>
            {
                agent.WithPurpose("p");
                if (night)
                    agent.OwnedBy("marta.keller@contoso.example");
                else
                    agent.OwnedBy("lee.park@contoso.example");
            });
            void Given() => Agents.AddAgent("c", given);
            void Extension() => Agents.AddAgent("d", agent => agent.Owned());
            void Passed() => Agents.AddAgent("e", agent => Standard.Own(agent));
            void Assigned() => Agents.AddAgent("f", agent => { var same = agent; same.Owned(); });
            void Group() => Agents.AddAgent("g", Standard.Own);
        }
        """);

    [Fact]
    public Task Agent_InTopLevelStatements_IsReported() => Marked.CheckAgentsAsync<AgentWithoutOwner>("""
        new ServiceCollection().AddZeroTrustAgents().AddAgent([|"a"|], agent => agent.WithPurpose("p"));
        """);

    [Fact]
    public Task Agent_InSettings_IsReported() => Marked.CheckSettingsAsync<AgentWithoutOwner>("appsettings.json", """
        {
          "ZeroTrustAgents": {
            "Agents": {
              "[|helpdesk|]": { "Purpose": "p", "Grants": [] },
              "[|mail|]": { },
              "fine": { "Owner": "marta.keller@contoso.example", "purpose": "p" }
            }
          }
        }
        """, "");

    [Fact]
    public async Task Agent_InTwoFiles_IsReadFromBoth()
    {
        FileText[] files =
        [
            new("appsettings.json", "{ \"ZeroTrustAgents\": { \"Agents\": { \"a\": { \"Purpose\": \"p\" }, \"b\": { \"Purpose\": \"p\" } } } }"),
            new("appsettings.Production.json", "{ \"ZeroTrustAgents\": { \"Agents\": { \"A\": { \"Owner\": \"marta.keller@contoso.example\" }, \"b\": { \"Version\": \"2\" } } } }"),
        ];

        Diagnostic found = Assert.Single(await Compile.DiagnoseAsync(Compile.Agents(("File.cs", "")), [new AgentWithoutOwner()], files));
        Assert.Equal("The agent 'b' is registered without an owner. Say who answers for it and what it is for.", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Agent_BesideAnUnreadableFile_IsNotReported()
    {
        FileText[] files =
        [
            new("appsettings.json", "{ \"ZeroTrustAgents\": { \"Agents\": { \"a\": { } } } }"),
            new("appsettings.Production.json", "{ \"ZeroTrustAgents\": "),
        ];

        Assert.Single(await Compile.DiagnoseAsync(Compile.Agents(("File.cs", "")), [new AgentWithoutOwner()], files[..1]));
        Assert.Empty(await Compile.DiagnoseAsync(Compile.Agents(("File.cs", "")), [new AgentWithoutOwner()], files));
    }

    [Fact]
    public async Task Analyzer_OnMalformedCode_DoesNotThrow()
    {
        Compilation compilation = Compile.Sources(("File.cs", Marked.AgentUsings + """
            class C { void M(IServiceCollection s) { s.AddZeroTrustAgents().AddAgent(; s.AddZeroTrustAgents().AddAgent("a", agent => agent.; s.AddZeroTrustAgents().AddAgent("a", Missing); s.AddZeroTrustAgents().AddAgent("a", (x, y) => { }); } }
            """)).WithReferences(Compile.AgentReferences);

        await Compile.DiagnoseAsync(compilation, [new AgentWithoutOwner(), new AgentRegisteredTwice()]);
    }
}
