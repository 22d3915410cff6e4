using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class AgentRegisteredTwiceTests
{
    [Fact]
    public Task Id_UsedTwice_IsReportedAtTheSecond() => Marked.CheckAgentsAsync<AgentRegisteredTwice>(
        """
        static class Ids { public const string Helpdesk = "help" + "desk"; }

        partial class Registration(IServiceCollection services)
        {
            void One() => services.AddZeroTrustAgents().AddAgent("helpdesk", a => { }).AddAgent([|Ids.Helpdesk|], a => { });
            void Two() { if (services.Count > 0) services.AddZeroTrustAgents().AddAgent("mail", a => { }); services.AddZeroTrustAgents().AddAgent(configure: a => { }, id: [|"mail"|]); }
        }
        """,
        """
        partial class Registration
        {
            void Three() => services.AddZeroTrustAgents().AddAgent([|$"{nameof(mail)}"|], a => { });
            void mail() { }
        }
        """);

    [Fact]
    public Task Id_UsedOnceOrApart_IsNotReported() => Marked.CheckAgentsAsync<AgentRegisteredTwice>("""
        class Registration(IServiceCollection services, string given)
        {
            void Other() => services.AddZeroTrustAgents().AddAgent("a", a => { }).AddAgent("A", a => { }).AddAgent(given, a => { }).AddAgent(given, a => { });

            void Branches(bool night)
            {
                if (night)
                    services.AddZeroTrustAgents().AddAgent("b", a => { });
                else
                    services.AddZeroTrustAgents().AddAgent("b", a => { });
            }

            ZeroTrustAgentsBuilder Choice(bool night) => night ? services.AddZeroTrustAgents().AddAgent("c", a => { }) : services.AddZeroTrustAgents().AddAgent("c", a => { });

            void Cases(int kind)
            {
                switch (kind)
                {
                    case 1: services.AddZeroTrustAgents().AddAgent("d", a => { }); break;
                    default: services.AddZeroTrustAgents().AddAgent("d", a => { }); break;
                }
            }

            void Leaves(bool night)
            {
                if (night)
                {
                    services.AddZeroTrustAgents().AddAgent("e", a => { });
                    return;
                }

                services.AddZeroTrustAgents().AddAgent("e", a => { });
            }

            void Containers()
            {
                var first = new ServiceCollection();
                var second = new ServiceCollection();
                first.AddZeroTrustAgents().AddAgent("f", a => { });
                second.AddZeroTrustAgents().AddAgent("f", a => { });
            }
        }
        """);

    [Fact]
    public Task Id_InATestProject_IsNotReported() => Marked.CheckAgentsAsync<AgentRegisteredTwice>(
        ImmutableDictionary<string, string>.Empty.Add(TestProject.Property, "true"), [], """
        class Registration(IServiceCollection services)
        {
            void One() => services.AddZeroTrustAgents().AddAgent("a", a => { }).AddAgent("a", a => { });
        }
        """);

    [Fact]
    public async Task Finding_HasTheFirstPlace()
    {
        Compilation compilation = Compile.Agents(("src/Program.cs", Marked.AgentUsings + """
            new ServiceCollection().AddZeroTrustAgents()
                .AddAgent("a", a => { })
                .AddAgent("a", a => { });
            """));

        Diagnostic found = Assert.Single(await Compile.DiagnoseAsync(compilation, [new AgentRegisteredTwice()]));
        Location first = Assert.Single(found.AdditionalLocations);
        Assert.Equal(found.Location.GetLineSpan().StartLinePosition.Line - 1, first.GetLineSpan().StartLinePosition.Line);
        Assert.Contains($"Program.cs:{first.GetLineSpan().StartLinePosition.Line + 1}", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
