namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>A project that uses every way to give a capability whose values are constants.</summary>
internal static class CapabilitySample
{
    public const string Source = """
        namespace Contoso;

        public abstract class Shared
        {
            [KernelFunction, ToolAccess("shared:read", Tier = TrustTier.Elevated, Effect = ToolEffect.Read, Returns = DataLabel.Trusted)]
            public virtual Task<string> LookUpAsync(string id) => Task.FromResult(id);
        }

        public sealed class Desk : Shared
        {
            [KernelFunction, ToolAccess("tickets:read", "tickets:list", Tier = TrustTier.Routine, Audience = "tickets", Boundary = new[] { "crm", "wiki" })]
            public string GetTicketAsync(string id) => id;

            [KernelFunction("close"), ToolAccess(Names.Close, Effect = ToolEffect.Write | ToolEffect.External, Returns = DataLabel.Untrusted | DataLabel.Sensitive)]
            public async ValueTask<string> CloseTicketAsync(string id, decimal amount) { await Task.Yield(); return id; }

            [KernelFunction, ToolAccess("tickets:stream", Tier = TrustTier.Critical, Targets = ["day", "room"], TrustedFields = [nameof(Names.Close), "owner"])]
            public async IAsyncEnumerable<string> Watch_Async() { await Task.Yield(); yield return ""; }

            public override Task<string> LookUpAsync(string id) => base.LookUpAsync(id);
        }

        public sealed class Bare
        {
            [KernelFunction] public string Go(string to) => to;

            [KernelFunction] public Task ÖffneAsync() => Task.CompletedTask;
        }

        public static class Names
        {
            public const string Close = "tickets:" + "close";
        }

        public static class Registration
        {
            public static ZeroTrustAgentsBuilder Add(IServiceCollection services) => services.AddZeroTrustAgents()
                .AddResource("tickets", "https://tickets.contoso.example", "https://tickets.contoso.example/api/")
                .AddResource(address: "https://crm.contoso.example/", allowPrivateNetwork: true, name: "crm", identifier: "https://crm.contoso.example")
                .AddResource("wiki", "https://wiki.contoso.example", "https://wiki.contoso.example/")
                .AddAgent("desk", a => a
                    .OwnedBy("first.last@contoso.example")
                    .WithPurpose("Works on tickets")
                    .Grant("tickets:read", g => g.ForTool("Helpdesk-GetTicketAsync").InEnvironments("Staging", "Production"))
                    .Grant("tickets:list")
                    .Knows("payees", "DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819")
                    .Grant(Names.Close, g => g.Argument("id").MatchesRegex("[0-9]+").MaxLength(8).Required().And.Argument("amount").InRange(1, 99.50m).And.AtLeast(TrustTier.Critical)))
                .AddAgent("reader", Reader)
                .AddAgent("office", a =>
                {
                    a.OwnedBy("second.last@contoso.example").WithPurpose("Works in the office");
                    a.Grant("bare:go", g =>
                    {
                        g.Between(new TimeOnly(8, 30), new TimeOnly(17, 0), "Europe/Berlin", DayOfWeek.Friday, DayOfWeek.Monday).WhereSubjectHas("dept", "it", "hr");
                        g.Argument("to").OneOf("b", "a; c");
                    });
                    a.Grant("bare:open", g => g.WhereSubjectHas("dept", "it"));
                })
                .AddSemanticKernel(k => k
                    .AddPlugin<Desk>("Helpdesk")
                    .AddPlugin<Bare>(access: p => p
                        .Tool("Go").Access(new ToolAccess("bare:go") { Tier = TrustTier.Elevated, Audience = "crm", Targets = ["to"], TrustedFields = ["id"] })
                        .Tool("_ffne").Access(new("bare:open"))));

            private static void Reader(AgentBuilder a) => a.OwnedBy("first.last@contoso.example").WithPurpose("Reads what is shared").Grant("shared:read", g => g.Argument("id").EqualTo("7").From(Provenance.Subject | Provenance.Facts)).Grant("tickets:stream");
        }
        """;
}
