using HelpdeskAgent.Agent;
using HelpdeskAgent.Company;
using HelpdeskAgent.Terminal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ZeroTrustAgents;
using ZeroTrustAgents.Sessions;

namespace HelpdeskAgent.Scenes;

/// <summary>Plays scenes: a session for each, a turn for the user's request, and Semantic Kernel's own loop of tool calls.</summary>
internal sealed class SceneRunner(Contoso company, Screen screen)
{
    private readonly List<string> _sessions = [];

    /// <summary>Ids of the sessions played.</summary>
    public IReadOnlyCollection<string> Sessions => _sessions;

    public int Calls { get; private set; }

    public int Stopped { get; private set; }

    /// <summary>Plays a scene. Returns what was not as expected.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync(Scene scene, CancellationToken cancellationToken)
    {
        await using AgentSession session = await company.Agents.BeginSessionAsync(HelpdeskRegistration.AgentId, scene.Subject, cancellationToken: cancellationToken);
        screen.Begin(scene.Title, scene.Story, People.IdOf(scene.Subject), scene.Request);
        await using SessionTurn turn = await session.BeginTurnAsync(scene.Request, cancellationToken);
        _sessions.Add(session.Id);

        var calls = new CallOrder(screen.Call);
        session.Services.GetRequiredService<CallObserver>().Ended = call =>
        {
            calls.Add(call);
            return scene.AfterCallAsync(company, screen, call.Number, cancellationToken);
        };

        Kernel kernel = session.CreateKernel();
        var history = new ChatHistory();
        history.AddUserMessage(scene.Request);
        var settings = new OpenAIPromptExecutionSettings
        {
            FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(options: new() { AllowConcurrentInvocation = true }),
        };
        ChatMessageContent answer = await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(history, settings, kernel, cancellationToken);
        Calls += calls.Calls.Count;
        Stopped += calls.Calls.Count(c => c.Denial is not null);
        if (scene.ShowsWhatTheModelWasTold)
            screen.ModelWasTold(history.LastOrDefault(m => m.Role == AuthorRole.Tool)?.Content ?? "");
        screen.Answer(answer.Content ?? "");

        string? problem = await scene.AfterwardsAsync(company, screen, cancellationToken);
        return [.. Differences(scene, calls.Calls), .. problem is null ? Array.Empty<string>() : [problem]];
    }

    private static IEnumerable<string> Differences(Scene scene, IReadOnlyList<ObservedCall> seen)
    {
        List<string> expected = scene.Expected.Select(e => $"{e.Tool} {e.Decision}").Order(StringComparer.Ordinal).ToList();
        List<string> actual = seen.Select(c => $"{c.Tool} {DecisionOf(c)}").Order(StringComparer.Ordinal).ToList();
        if (!expected.SequenceEqual(actual))
            yield return $"expected {string.Join(", ", expected)}; saw {string.Join(", ", actual)}";
    }

    private static string DecisionOf(ObservedCall call) =>
        call.Denial?.Reason.Id ?? (call.Failure is null ? Scene.Allowed : $"failed with {call.Failure.GetType().Name}");
}
