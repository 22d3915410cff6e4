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
        var session = new Argument<string>("session") { Description = "The session's id, as 'zta audit show' prints it; its beginning is enough where no other session's begins so." };
        var command = new Command("trace", "Tell what happened in a session: who asked, what was decided and why, who approved, what came of it. Nested calls stand below theirs. Reading verifies nothing: 'zta audit verify' does.") { directory, session };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var logs = new AuditLogs(directory.Read(parsed));
            string id = new SessionReference(logs).Find(parsed.GetRequiredValue(session), cancellationToken);
            var search = new RecordSearch(id);
            List<AuditEvent> records = [.. logs.ReadByTime(cancellationToken).Where(search.MayMatch).Select(static e => new AuditEvent(e)).Where(r => r.SessionId == id)];
            new TimelineText(terminal.Screen).Write(new SessionTimeline(records));
            return ExitCode.Success;
        }, cancellationToken));
        return command;
    }
}
