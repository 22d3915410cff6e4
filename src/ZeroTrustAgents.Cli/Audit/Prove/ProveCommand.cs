using System.CommandLine;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary><c>zta audit prove</c>.</summary>
internal static class ProveCommand
{
    public static Command Create(Terminal terminal)
    {
        var directory = new DirectoryArgument();
        var reference = new Argument<string>("record") { Description = "The record: its CloudEvents id, as in 'session/call/intent', or its log and index, as in 'log-1:42'." };
        var keys = new Option<string[]>("--key") { HelpName = "vkey|file", Description = "The log's public key, or a file with one a line. Repeatable. Default: the key beside the log." };
        var file = new Option<string?>("--out") { HelpName = "file", Description = "The file to write, which replaces one of that name. Default: standard output." };
        var disclosures = new Option<string?>("--disclosures") { HelpName = "dir", Description = "The directory of the disclosure store. The bundle then holds the arguments and results that it has, in the clear, with their salts." };
        var disclosureKey = new Option<string?>("--disclosure-key") { HelpName = "file", Description = "The file of the disclosure store's key. Default: the one in its directory." };
        var command = new Command("prove", "Write a bundle of evidence that verifies offline and without this project: a record of the signed tree, its counterpart (intent or outcome), the records of the approval that it consumed, a proof of inclusion for each, and the signed checkpoint. The bundle says what a verifier has to do.")
        {
            directory, reference, keys, disclosures, disclosureKey, file,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var logs = new AuditLogs(directory.Read(parsed));
            var signed = new SignedLogs(logs, [.. KeyText.Read(parsed.GetValue(keys) ?? [])]);
            AuditEvent record = new RecordReference(logs, signed).Find(parsed.GetRequiredValue(reference), cancellationToken);
            using DisclosureSource source = DisclosureSource.Open(parsed.GetValue(disclosures), parsed.GetValue(disclosureKey));
            EvidenceBundle bundle = new EvidenceCollector(logs, signed, source).Collect(record, cancellationToken);
            OutputFile.Write(parsed.GetValue(file), logs.Paths, terminal, bundle.Write);
            foreach (string note in bundle.Notes)
                terminal.Say(note);
            return ExitCode.Success;
        }, cancellationToken));
        return command;
    }
}
