namespace ZeroTrustAgents.Budgets;

/// <summary>A budget and the account that a session draws on.</summary>
internal readonly record struct BoundBudget(Budget Budget, BudgetAccount Account);
