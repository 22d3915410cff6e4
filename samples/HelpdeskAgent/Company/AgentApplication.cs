using HelpdeskAgent.Agent;
using HelpdeskAgent.Model;
using HelpdeskAgent.Terminal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace HelpdeskAgent.Company;

/// <summary>The application that the agent lives in. It publishes the keys of its token broker for the services.</summary>
internal static class AgentApplication
{
    public static WebApplication Create(LoopbackPort port, IReadOnlyDictionary<string, Uri> services, ModelConnection model, SampleOptions options, Screen screen)
    {
        WebApplicationBuilder builder = port.CreateApplication();
        builder.Configuration.AddInMemoryCollection(services.Select(s =>
            KeyValuePair.Create($"ZeroTrustAgents:Resources:{s.Key}:Addresses:0", (string?)s.Value.AbsoluteUri)));

        ZeroTrustAgentsBuilder guard = builder.Services.AddHelpdeskAgent(builder.Configuration, options.AuditDirectory);
        if (options.AskForApproval)
            guard.AddConsoleApprovals();
        else
            guard.AddProgrammaticApprovals(People.Petra, new ScriptedApprover(screen, TimeProvider.System).DecideAsync);

        builder.Services.AddOpenAIChatCompletion(model.Name, model.CreateClient());
        builder.Services.AddScoped<CallObserver>();
        builder.Services.AddScoped<IFunctionInvocationFilter>(static services => services.GetRequiredService<CallObserver>());

        WebApplication app = builder.Build();
        app.MapToolTokenKeys();
        return app;
    }
}
