using System.CommandLine;
using ZeroTrustAgents.Auditing.Transparency;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Verify;

/// <summary><c>zta audit verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var directory = new DirectoryArgument();
        var keys = new Option<string[]>("--key") { HelpName = "vkey|file", Description = "A log's public key, or a file with one a line, got from somewhere else than the log's host. Repeatable. Without any, the keys beside the logs are used, which proves integrity and not origin. A named log that is not in the audit directory is a problem: it was removed." };
        var witnessKeys = new Option<string[]>("--witness-key") { HelpName = "vkey|file", Description = "A witness's public key, or a file with one a line. Repeatable. Without any, nothing shows that the host itself did not rewrite the log." };
        var checkpoints = new Option<string[]>("--checkpoint") { HelpName = "file", Description = "A checkpoint of a log that was kept elsewhere, as it was served; the log has to continue it. Repeatable, for any of the logs." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("verify", "Verify audit logs that nobody writes to: structure, every record and hash, root, signature, cosignatures, and that they continue earlier checkpoints. Exit code: 0 verified, 1 problems, 2 wrong usage or unreadable, 130 stopped.")
        {
            directory, keys, witnessKeys, checkpoints, json,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var logs = new AuditLogs(directory.Read(parsed));
            NoteKey[] logKeys = [.. KeyText.Read(parsed.GetValue(keys) ?? [])];
            NoteKey[] witnesses = [.. KeyText.Read(parsed.GetValue(witnessKeys) ?? [])];
            EarlierCheckpoint[] earlier = [.. (parsed.GetValue(checkpoints) ?? []).Select(EarlierCheckpoint.Read)];
            var verification = new DirectoryVerification(logs, logKeys, witnesses, earlier, logs.Paths is not [var only] || only != directory.Read(parsed));
            DirectoryResult result = VerifyProgress.Run(terminal, logs, report => verification.Run(report, cancellationToken));
            if (parsed.GetValue(json))
                VerifyJson.Write(result, terminal);
            else
                VerifyText.Write(result, terminal.Screen);
            return result.Succeeded ? ExitCode.Success : ExitCode.Problems;
        }, cancellationToken));
        return command;
    }
}
