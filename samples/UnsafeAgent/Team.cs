using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using ZeroTrustAgents;
using AgentSession = ZeroTrustAgents.Sessions.AgentSession;

namespace UnsafeAgent;

/// <summary>Two agents who are one in every record.</summary>
internal static class Team
{
    public static AIAgent[] Hire(AgentSession session, IChatClient client)
    {
        Kernel kernel = session.CreateKernel();
        return
        [
            new ChatClientAgent(client, name: "Reader", tools: [kernel.Plugins.GetFunction("Archive", "ReadMail")]),
            new ChatClientAgent(client, name: "Cleaner", tools: [kernel.Plugins.GetFunction("Archive", "DeleteMail")]),
        ];
    }
}
