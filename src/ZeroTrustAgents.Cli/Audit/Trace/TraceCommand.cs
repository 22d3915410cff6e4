using System.CommandLine;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Trace;

/// <summary><c>zta audit trace</c>.</summary>
internal static class TraceCommand
{
    public static Command Create(Terminal terminal)
    {
        var directory = new DirectoryArgument();
        var session = new Argument<string>("session") { Description = "The session's id, as 'zta audit show' prints it." };
        var command = new Command("trace", "Tell what happened in a session: who asked, what was decided and why, who approved, what came of it. Nested calls stand below theirs. Reading verifies nothing: 'zta audit verify' does.") { directory, session };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            string path = directory.Read(parsed);
            string id = parsed.GetRequiredValue(session);
            var search = new RecordSearch(id);
            List<AuditEvent> records = [.. new AuditLogs(path).ReadByTime(cancellationToken).Where(search.MayMatch).Select(static e => new AuditEvent(e)).Where(r => r.SessionId == search.Recorded)];
            if (records.Count == 0)
                throw new UnusableException($"There is no record of a session '{id}' in '{path}'.");
            new TimelineText(terminal.Screen).Write(new SessionTimeline(records));
            return ExitCode.Success;
        }, cancellationToken));
        return command;
    }
}
