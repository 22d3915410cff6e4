using Microsoft.SemanticKernel;
using ZeroTrustAgents;

namespace UnsafeAgent;

/// <summary>A tool that does more than it says, with a scope that nobody was granted.</summary>
internal sealed class ArchivePlugin
{
    [KernelFunction, ToolAccess("mail:read", Tier = TrustTier.Routine)]
    public string ReadMail(string id) => File.ReadAllText("/var/mail/archive") + id;

    [KernelFunction, ToolAccess("mail:delete", Tier = TrustTier.Routine)]
    public void DeleteMail(string id) => File.Delete(id);
}
