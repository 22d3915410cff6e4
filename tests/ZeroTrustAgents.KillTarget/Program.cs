using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents;
using ZeroTrustAgents.KillTarget;
using ZeroTrustAgents.Sessions;

// Makes guarded calls in several sessions until it is killed: AUDIT-DIRECTORY EFFECTS-DIRECTORY.
const int Workers = 4;
var services = new ServiceCollection();
services.AddLogging();
services.AddSingleton(_ => new EffectsPlugin(args[1]));
services.AddZeroTrustAgents()
    .AddAgent("worker", static a => a.OwnedBy("first.last@contoso.example").WithPurpose("Is killed at any moment").Grant("things:read").Grant("things:write"))
    .AddSemanticKernel(static k => k.AddPlugin<EffectsPlugin>("Effects"))
    .AddFileAuditLog(args[0], static o => o.CheckpointInterval = TimeSpan.FromMilliseconds(40));
ServiceProvider provider = services.BuildServiceProvider();
AgentHost agents = provider.GetRequiredService<AgentHost>();
var subject = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "user-1")], "test"));
await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker))));

async Task WorkAsync(int worker)
{
    await using AgentSession session = await agents.BeginSessionAsync("worker", subject);
    await session.BeginTurnAsync("work until you are killed");
    Kernel kernel = session.CreateKernel();
    for (int number = 1; ; number++)
    {
        string tool = number % 2 == 0 ? "Routine" : "Elevated";
        FunctionResult result = await kernel.InvokeAsync("Effects", tool, new KernelArguments { ["session"] = session.Id, ["number"] = number });
        if (result.GetValue<object>() as string != "done")
            throw new InvalidOperationException("The guard did not permit the call: " + result);
        if (number == 1)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready {worker}"));
    }
}
