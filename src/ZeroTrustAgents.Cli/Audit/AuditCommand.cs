using System.CommandLine;
using ZeroTrustAgents.Cli.Audit.Erase;
using ZeroTrustAgents.Cli.Audit.Export;
using ZeroTrustAgents.Cli.Audit.Prove;
using ZeroTrustAgents.Cli.Audit.Show;
using ZeroTrustAgents.Cli.Audit.Trace;
using ZeroTrustAgents.Cli.Audit.Verify;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit;

/// <summary><c>zta audit</c>.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal) => new("audit", "Verify, read and export audit logs.")
    {
        VerifyCommand.Create(terminal),
        ShowCommand.Create(terminal),
        TraceCommand.Create(terminal),
        ProveCommand.Create(terminal),
        ExportCommand.Create(terminal),
        EraseCommand.Create(terminal),
    };
}
