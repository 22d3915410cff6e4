using HelpdeskAgent.Company;
using HelpdeskAgent.Model;
using HelpdeskAgent.Scenes;
using HelpdeskAgent.Terminal;
using Spectre.Console;

namespace HelpdeskAgent;

/// <summary>The run: opens the company, plays the scenes, reads the audit log back, and says whether all went as it should.</summary>
internal static class Sample
{
    public static async Task<int> RunAsync(SampleOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var screen = new Screen(console);
        var problems = new List<string>();
        try
        {
            ModelConnection? liveModel = ModelConnection.FromEnvironment();
            NosyService nosy = new();
            Scene[] scenes = [new RoutineTriage(), new PoisonedTicket(), new ApprovedReset(), nosy, new Revocation()];
            Dictionary<string, Recording> recordings = scenes.ToDictionary(s => s.Request, s => s.Recording);
            IReadOnlyCollection<string> sessions;
            await using (Contoso company = await Contoso.OpenAsync(options, liveModel, recordings, screen, cancellationToken))
            {
                var runner = new SceneRunner(company, screen, isRecorded: liveModel is null);
                foreach (Scene scene in scenes)
                {
                    company.Forwarder.IsNosy = scene == nosy;
                    problems.AddRange((await runner.PlayAsync(scene, cancellationToken)).Select(p => $"{scene.Title}: {p}"));
                }

                sessions = runner.Sessions;
            }

            // Read when the log is closed: what the table shows is what is on disk.
            screen.AuditTrail(AuditTrail.Read(options.AuditDirectory, sessions), Path.GetFullPath(options.AuditDirectory));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Note("Stopped.");
            return 130;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            screen.Problem(exception.Message);
            return 2;
        }

        foreach (string problem in problems)
            screen.Problem(problem);
        screen.End(problems.Count == 0);
        return problems.Count == 0 ? 0 : 1;
    }
}
