using HelpdeskAgent.Company;
using HelpdeskAgent.Model;
using HelpdeskAgent.Scenes;
using HelpdeskAgent.Terminal;
using Microsoft.SemanticKernel;
using Spectre.Console;

namespace HelpdeskAgent;

/// <summary>The run: opens the company, plays the scenes, reads the audit log back, and says whether all went as it should.</summary>
internal static class Sample
{
    /// <returns>0 when every scene ended as expected, 1 when one did not, 2 when the sample could not run, 130 when it was interrupted.</returns>
    public static async Task<int> RunAsync(SampleOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var screen = new Screen(console);
        try
        {
            return await PlayAsync(options, screen, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Problem("Stopped.");
            return 130;
        }
        catch (IOException exception)
        {
            screen.Problem($"{exception.Message} --audit <directory> names another.");
            return 2;
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpOperationException or AggregateException)
        {
            screen.Problem(exception.Message);
            return 2;
        }
    }

    private static async Task<int> PlayAsync(SampleOptions options, Screen screen, CancellationToken cancellationToken)
    {
        ModelConnection? live = options.MayUseLiveModel ? ModelConnection.FromEnvironment() : null;
        screen.Open(live is null ? "a recording; OPENAI_MODEL names a real one" : live.Name);
        NosyService nosy = new();
        Scene[] scenes = [new RoutineTriage(), new PoisonedTicket(), new ApprovedReset(), nosy, new Revocation()];
        Dictionary<string, Recording> recordings = scenes.ToDictionary(s => s.Request, s => s.Recording);
        var problems = new List<string>();
        SceneRunner runner;
        await using (Contoso company = await Contoso.OpenAsync(options, live, recordings, screen, cancellationToken))
        {
            runner = new SceneRunner(company, screen);
            foreach (Scene scene in scenes)
            {
                company.Forwarder.IsNosy = scene == nosy;
                problems.AddRange((await runner.PlayAsync(scene, cancellationToken)).Select(p => $"{scene.Title}: {p}"));
            }
        }

        // Read when the log is closed: what the table shows is what is on disk.
        screen.AuditTrail(AuditTrail.Read(options.AuditDirectory, runner.Sessions), Path.GetFullPath(options.AuditDirectory));
        if (live is not null)
        {
            // A real model chooses its own calls; only the recorded one can be held to them.
            screen.End(runner.Calls, runner.Stopped, "A live model chose them, so there is nothing to compare them with.", good: true);
            return 0;
        }

        problems.ForEach(screen.Problem);
        screen.End(runner.Calls, runner.Stopped, problems.Count == 0 ? "Every scene ended as it should." : "Not every scene ended as it should.", problems.Count == 0);
        return problems.Count == 0 ? 0 : 1;
    }
}
