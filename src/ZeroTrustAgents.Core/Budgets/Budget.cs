using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Budgets;

/// <summary>A budget of a grant, bound to a tool. Immutable.</summary>
/// <param name="Name">Names its accounts: the same across reloads, whatever the limit becomes.</param>
/// <param name="Options">The limit.</param>
/// <param name="ParameterIndex">The parameter that is added up; −1 for none.</param>
internal sealed record Budget(string Name, BudgetOptions Options, int ParameterIndex)
{
    /// <summary>Checks and binds the budgets of a grant.</summary>
    public static IEnumerable<Budget> Compile(string agent, string where, GrantOptions grant, ToolDescriptor tool, ICollection<string> problems)
    {
        for (int i = 0; i < grant.Budgets.Count; i++)
        {
            BudgetOptions options = grant.Budgets[i];
            int index = options.Argument is null ? -1 : tool.IndexOf(options.Argument);
            if (index < 0 && options.Of == BudgetUnit.Argument)
                problems.Add($"{where}:Budgets:{i}:Argument '{options.Argument}' is no parameter of tool '{tool.Name}' (it has: {string.Join(", ", tool.Parameters.Select(static p => p.Name))}).");
            else
                yield return new Budget($"{agent}\n{grant.Scope}\n{grant.Tool?.ToUpperInvariant()}\n{i}\n{options.Of}\n{options.Argument?.ToUpperInvariant()}\n{options.Per}", options, index);
        }
    }

    /// <summary>Finds what is wrong with budgets, whatever the tool.</summary>
    public static void Check(string where, GrantOptions grant, ICollection<string> problems)
    {
        for (int i = 0; i < grant.Budgets.Count; i++)
        {
            BudgetOptions options = grant.Budgets[i];
            if (options.Limit <= 0)
                problems.Add($"{where}:Budgets:{i}:Limit must be greater than zero; to permit nothing, remove the grant.");
            if ((options.Of == BudgetUnit.Argument) != (options.Argument is not null))
                problems.Add($"{where}:Budgets:{i}: Argument names what is added up, with Of set to Argument, and with nothing else.");
            if (options.Window is { } window && window <= TimeSpan.Zero)
                problems.Add($"{where}:Budgets:{i}:Window must be greater than zero; leave it out to count everything.");
            if (options.Beyond is { } tier && !Enum.IsDefined(tier))
                problems.Add($"{where}:Budgets:{i}:Beyond {(int)tier} is not a trust tier.");
        }
    }

    /// <summary>What a call consumes before it runs; <see langword="null"/> when that cannot be told.</summary>
    public decimal? AmountOf(FrozenArguments arguments)
    {
        if (Options.Of == BudgetUnit.Calls)
            return 1;
        return ArgumentNumber.TryGet(arguments, ParameterIndex, out decimal amount) ? Math.Abs(amount) : null;
    }
}
