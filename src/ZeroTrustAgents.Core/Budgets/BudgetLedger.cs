using System.Collections.Concurrent;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Sessions;

namespace ZeroTrustAgents.Budgets;

/// <summary>All accounts of this process. Thread-safe.</summary>
internal sealed class BudgetLedger
{
    private readonly ConcurrentDictionary<(string Budget, string Owner), BudgetAccount> _accounts = new();

    public BudgetAccount AccountOf(Budget budget, AgentSession session)
    {
        string owner = budget.Options.Per switch
        {
            BudgetScope.Session => session.Id,
            BudgetScope.Subject => session.SubjectId,
            _ => "",
        };
        return _accounts.GetOrAdd((budget.Name, owner), static _ => new BudgetAccount());
    }
}
