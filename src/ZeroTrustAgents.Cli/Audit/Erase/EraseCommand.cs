using System.CommandLine;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Erase;

/// <summary><c>zta audit erase</c>.</summary>
internal static class EraseCommand
{
    public static Command Create(Terminal terminal)
    {
        var session = new Argument<string>("session") { Description = "The session's id, whole: what is erased is not guessed." };
        var disclosures = new Option<string>("--disclosures") { HelpName = "dir", Description = "The directory of the disclosure store.", Required = true };
        var command = new Command("erase", "Erase what a disclosure store holds of a session: arguments, results and their salts. The audit log stays as it is and verifies; what its digests are of can not be shown any more. Needs no key. There is no way back.") { session, disclosures };
        command.SetAction((parsed, _) => Task.Run(() =>
        {
            string directory = Path.GetFullPath(parsed.GetRequiredValue(disclosures));
            if (!Directory.Exists(directory))
                throw new UnusableException($"There is no directory '{directory}'.");
            string id = parsed.GetRequiredValue(session);
            if (!DisclosureErasure.Erase(directory, DisclosureFiles.HashOf(id)))
                throw new UnusableException($"There is nothing of a session '{id}' in '{directory}'. The id has to be whole.");
            terminal.Out.WriteLine("Erased.");
            return ExitCode.Success;
        }));
        return command;
    }
}
