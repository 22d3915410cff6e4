using HelpdeskAgent.Terminal;
using ZeroTrustAgents.Approvals;

namespace HelpdeskAgent.Agent;

/// <summary>Stands in for a careful approver: says yes to one password reset, once, and no to everything else.</summary>
internal sealed class ScriptedApprover(Screen screen, TimeProvider time)
{
    public const string LegitimateUser = "mia.berg@contoso.example";

    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(700);

    private int _approved;

    public async ValueTask<ApprovalAnswer> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        screen.Approver($"waits: {People.IdOf(People.Petra)} is asked about {request.Tool} {SafeText.ForDisplay(request.Arguments, 200)}");
        foreach (string why in request.Why)
            screen.Approver("       " + SafeText.ForDisplay(why, 200));
        await Task.Delay(Thinking, time, cancellationToken);
        bool legitimate = request.Tool == "Helpdesk-ResetPassword" && request.Arguments == $$"""{"user":"{{LegitimateUser}}"}""";
        if (legitimate && Interlocked.Exchange(ref _approved, 1) == 0)
        {
            screen.Approver("She says yes: Mia has called her.");
            return ApprovalAnswer.Approve;
        }

        screen.Approver("She says no: nobody has asked her for this.");
        return ApprovalAnswer.Deny("Nobody has asked for this.");
    }
}
