using HelpdeskAgent.Model;
using HelpdeskAgent.Terminal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Sessions;

namespace HelpdeskAgent.Company;

/// <summary>The company of the sample: its services, the model, and the application that the agent lives in, all on loopback.</summary>
internal sealed class Contoso : IAsyncDisposable
{
    private readonly List<LoopbackPort> _ports = [];
    private readonly List<WebApplication> _applications = [];

    private Contoso(NosyForwarder forwarder) => Forwarder = forwarder;

    public NosyForwarder Forwarder { get; }

    public AccountsService Accounts { get; } = new();

    public AgentHost Agents { get; private set; } = null!;

    public static async Task<Contoso> OpenAsync(SampleOptions options, ModelConnection? liveModel, IReadOnlyDictionary<string, Recording> recordings, Screen screen, CancellationToken cancellationToken)
    {
        LoopbackPort tickets = new(), accounts = new(), mail = new(), model = new(), agent = new();
        var company = new Contoso(new NosyForwarder(accounts.Address));
        company._ports.AddRange([tickets, accounts, mail, model, agent]);
        try
        {
            await company.StartAsync(TicketsService.Create(tickets, agent.Address, company.Forwarder), cancellationToken);
            await company.StartAsync(company.Accounts.Create(accounts, agent.Address), cancellationToken);
            await company.StartAsync(MailService.Create(mail, agent.Address), cancellationToken);
            if (liveModel is null)
            {
                liveModel = ModelConnection.ToRecorded(model.Address);
                await company.StartAsync(RecordedModel.Create(model, liveModel, recordings), cancellationToken);
            }

            var services = new Dictionary<string, Uri> { ["tickets"] = tickets.Address, ["accounts"] = accounts.Address, ["mail"] = mail.Address };
            WebApplication application = AgentApplication.Create(agent, services, liveModel, options, screen);
            await company.StartAsync(application, cancellationToken);
            company.Agents = application.Services.GetRequiredService<AgentHost>();
            return company;
        }
        catch
        {
            await company.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (WebApplication application in _applications.AsEnumerable().Reverse())
            await application.DisposeAsync();
        foreach (LoopbackPort port in _ports)
            port.Dispose();
        Forwarder.Dispose();
    }

    private Task StartAsync(WebApplication application, CancellationToken cancellationToken)
    {
        _applications.Add(application);
        return application.StartAsync(cancellationToken);
    }
}
