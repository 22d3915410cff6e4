using System.Security.Claims;
using HelpdeskAgent.Agent;
using HelpdeskAgent.Company;
using HelpdeskAgent.Model;
using HelpdeskAgent.Terminal;
using ZeroTrustAgents;

namespace HelpdeskAgent.Scenes;

internal sealed class Revocation : Scene
{
    public override string Title => "The agent is revoked in the middle of its work";

    public override string Story => "After the first call an operator has seen enough.";

    public override ClaimsPrincipal Subject => People.Lena;

    public override string Request => "Summarise T-1001 and T-1004 for me.";

    public override Recording Recording => new(
        ModelMessage.Call("Helpdesk-GetTicket", new { id = "T-1001" }),
        ModelMessage.Call("Helpdesk-GetTicket", new { id = "T-1004" }),
        ModelMessage.Say("I could read T-1001 only."));

    public override IReadOnlyList<(string Tool, string Decision)> Expected =>
    [
        ("Helpdesk-GetTicket", Allowed),
        ("Helpdesk-GetTicket", ReasonCodes.AgentRevoked.Id),
    ];

    public override async Task AfterCallAsync(Contoso company, Screen screen, int number, CancellationToken cancellationToken)
    {
        if (number != 1)
            return;
        await company.Agents.RevokeAgentAsync(HelpdeskRegistration.AgentId, "Follows orders found in tickets.", cancellationToken);
        screen.Operator("An operator revokes the agent: it follows orders found in tickets.");
    }

    public override async Task<string?> AfterwardsAsync(Contoso company, Screen screen, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await company.Agents.BeginSessionAsync(HelpdeskRegistration.AgentId, Subject, cancellationToken: cancellationToken);
            return "a revoked agent began a new session";
        }
        catch (AgentAccessException refused)
        {
            screen.Operator($"A new session is refused as well: {refused.Reason.Id}.");
            return null;
        }
    }
}
