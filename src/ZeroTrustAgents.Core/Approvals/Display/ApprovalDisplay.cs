using System.Globalization;

namespace ZeroTrustAgents.Approvals;

/// <summary>What an approver is shown. Every value passes <see cref="SafeText"/>: tools, purposes and reasons can be attacker-written too.</summary>
internal static class ApprovalDisplay
{
    public static string Render(ApprovalRequest request)
    {
        var lines = new DisplayLines();
        lines.Add("agent", $"{SafeText.ForDisplay(request.Agent, 256)}, owned by {SafeText.ForDisplay(request.Owner, 256)}");
        if (request.Chain.Actors.Length > 0)
            lines.Add("sent by", SafeText.ForDisplay(request.Chain.Actors, 512));
        lines.Add("for", SafeText.ForDisplay(request.Subject, 256));
        lines.Add("session", SafeText.ForDisplay(request.Session, 256));
        lines.Add("purpose", SafeText.ForDisplay(request.Purpose, 1000));
        lines.Add("tool", SafeText.ForDisplay(request.Tool, 256));
        lines.Add("", SafeText.ForDisplay(request.ToolDescription, 1000));
        lines.Add("tier", request.Tier == TrustTier.Critical ? "Critical: two different people have to approve" : request.Tier.ToString());
        foreach (string why in request.Why)
            lines.Add("why", SafeText.ForDisplay(why, 500));
        ArgumentLines.Write(lines, request.Arguments);
        lines.Add("digest", request.ArgumentsDigest.Sha256);
        lines.Add("expires", request.ExpiresAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        return lines.ToString();
    }
}
