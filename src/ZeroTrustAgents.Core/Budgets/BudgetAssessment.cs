using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Budgets;

/// <summary>Takes what a call consumes from its budgets before it runs, and gives back what it did not.</summary>
internal static class BudgetAssessment
{
    /// <summary>Why not; <see langword="null"/> when every budget has room, or lets the call go on at a higher tier.</summary>
    public static ReasonCode? Take(ToolCall call, out string? detail)
    {
        detail = null;
        foreach (ref readonly BoundBudget bound in call.Permit!.Budgets.AsSpan())
        {
            BudgetOptions options = bound.Budget.Options;
            bool isResult = options.Of is BudgetUnit.Bytes or BudgetUnit.Items;
            decimal? amount = isResult ? ResultOf(call, options.Of) : bound.Budget.AmountOf(call.Arguments!);
            bool exceeded = true;
            BudgetAccount.Taken? taken = amount is { } wanted
                ? bound.Account.Take(wanted, isResult, options.Beyond is not null, options.Limit, options.Window, call.RequestedAt, out exceeded)
                : null;
            if (taken is not { } part)
            {
                detail = $"{options.Of} per {options.Per}";
                return ReasonCodes.BudgetExhausted;
            }

            (call.Taken ??= []).Add(new TakenBudget(options.Of, part));
            if (!exceeded)
                continue;
            call.Tier = options.Beyond!.Value > call.Tier ? options.Beyond.Value : call.Tier;
            (call.Why ??= []).Add($"The budget of {options.Limit} {options.Of} per {options.Per} is used up.");
        }

        return null;
    }

    /// <summary>Gives everything back: the body did not run.</summary>
    public static void GiveBack(ToolCall call)
    {
        foreach (TakenBudget taken in call.Taken ?? [])
            taken.Amount.GiveBack(taken.Amount.Amount);
        call.Taken = null;
    }

    /// <summary>Gives back what the result did not need.</summary>
    public static void Settle(ToolCall call, long bytes, int items)
    {
        foreach (TakenBudget taken in call.Taken ?? [])
        {
            long used = taken.Unit switch
            {
                BudgetUnit.Bytes => bytes,
                BudgetUnit.Items => items,
                _ => -1,
            };

            // What was not measured is taken to be all of it.
            if (used >= 0 && used < taken.Amount.Amount)
                taken.Amount.GiveBack(taken.Amount.Amount - used);
        }

        call.Taken = null;
    }

    /// <summary>What budgets leave of the largest result that the tool may return.</summary>
    public static long Limit(ToolCall call, BudgetUnit unit, long limit)
    {
        foreach (TakenBudget taken in call.Taken ?? [])
        {
            if (taken.Unit == unit && taken.Amount.Amount < limit)
                limit = (long)taken.Amount.Amount;
        }

        return limit;
    }

    private static decimal ResultOf(ToolCall call, BudgetUnit unit)
    {
        ResultLimits limits = ResultLimits.Of(call);
        return unit == BudgetUnit.Bytes ? limits.Bytes : limits.Items;
    }
}

/// <summary>What a call took of a budget.</summary>
internal readonly record struct TakenBudget(BudgetUnit Unit, BudgetAccount.Taken Amount);
