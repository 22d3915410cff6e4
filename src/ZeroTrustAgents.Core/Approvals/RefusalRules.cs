using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// When asking again would wear people down. A model that is refused can vary an argument and ask again: each is a new
/// question, and a tired person says yes at last. So what counts are the refusals of a tool, and of a session, whatever
/// the arguments were. Pure, so that every store decides the same.
/// </summary>
internal static class RefusalRules
{
    /// <summary>Whether nobody is asked for <paramref name="tool"/> at <paramref name="now"/>, given all refusals of its session.</summary>
    public static bool CoolsDown(IEnumerable<Refusal> session, string tool, DateTimeOffset now, ApprovalOptions limits)
    {
        int ofTool = 0, ofSession = 0;
        DateTimeOffset lastOfTool = DateTimeOffset.MinValue, lastOfSession = DateTimeOffset.MinValue;
        foreach (Refusal refusal in session)
        {
            if (now - refusal.At >= limits.RefusalWindow)
                continue;
            ofSession++;
            lastOfSession = Later(lastOfSession, refusal.At);
            if (!string.Equals(refusal.Tool, tool, StringComparison.Ordinal))
                continue;
            ofTool++;
            lastOfTool = Later(lastOfTool, refusal.At);
        }

        return (ofTool >= limits.MaxRefusalsPerTool && now - lastOfTool < limits.RefusalCooldown)
            || (ofSession >= limits.MaxRefusalsPerSession && now - lastOfSession < limits.RefusalCooldown);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
