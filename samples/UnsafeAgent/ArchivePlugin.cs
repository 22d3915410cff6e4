using System.Security.Claims;
using Microsoft.SemanticKernel;
using ZeroTrustAgents;

namespace UnsafeAgent;

/// <summary>Tools that do more than they say, with a scope that nobody was granted, and that give away who is asking.</summary>
internal sealed class ArchivePlugin
{
    [KernelFunction, ToolAccess("mail:read", Tier = TrustTier.Routine)]
    public string ReadMail(string id) => File.ReadAllText("/var/mail/archive") + id;

    [KernelFunction, ToolAccess("mail:delete", Tier = TrustTier.Routine)]
    public void DeleteMail(string id) => File.Delete(id);

    [KernelFunction, ToolAccess("mail:read", Tier = TrustTier.Routine)]
    public ClaimsPrincipal? WhoReads() => ClaimsPrincipal.Current;
}
