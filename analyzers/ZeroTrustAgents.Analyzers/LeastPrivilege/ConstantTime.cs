using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads a span of time that is made of constants.</summary>
internal static class ConstantTime
{
    public static TimeSpan? Of(IOperation value)
    {
        value = Constants.Unwrap(value);
        if (value.Type is not { Name: nameof(TimeSpan), ContainingNamespace.Name: nameof(System) })
            return null;
        return value switch
        {
            IFieldReferenceOperation { Field: { Name: nameof(TimeSpan.MaxValue), ContainingType.Name: nameof(TimeSpan) } } => TimeSpan.MaxValue,
            IFieldReferenceOperation { Field: { Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) } } => TimeSpan.Zero,
            IInvocationOperation call when call.TargetMethod.Name.StartsWith("From", StringComparison.Ordinal) && call.TargetMethod.ContainingType.Name == nameof(TimeSpan) => Sum(call.Arguments, UnitOf(call.TargetMethod.Name)),
            IObjectCreationOperation creation => Sum(creation.Arguments, TimeSpan.TicksPerDay),
            _ => null,
        };
    }

    /// <summary>All arguments, each in the unit that its parameter names.</summary>
    private static TimeSpan? Sum(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments, long first)
    {
        double ticks = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            if (NumberOf(argument.Value) is not { } number)
                return null;
            ticks += number * (UnitOf(argument.Parameter?.Name ?? "") is > 0 and var unit ? unit : first);
        }

        return ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : ticks <= TimeSpan.MinValue.Ticks ? TimeSpan.MinValue : new TimeSpan((long)ticks);
    }

    private static double? NumberOf(IOperation value) => value.ConstantValue is not { HasValue: true } constant ? NumberUnder(value) : constant.Value switch
    {
        int number => number,
        long number => number,
        double number => number,
        _ => null,
    };

    private static double? NumberUnder(IOperation value) => value is IConversionOperation conversion ? NumberOf(conversion.Operand) : null;

    private static long UnitOf(string name) => name.ToUpperInvariant() switch
    {
        "FROMDAYS" or "DAYS" => TimeSpan.TicksPerDay,
        "FROMHOURS" or "HOURS" => TimeSpan.TicksPerHour,
        "FROMMINUTES" or "MINUTES" => TimeSpan.TicksPerMinute,
        "FROMSECONDS" or "SECONDS" => TimeSpan.TicksPerSecond,
        "FROMMILLISECONDS" or "MILLISECONDS" => TimeSpan.TicksPerMillisecond,
        "FROMMICROSECONDS" or "MICROSECONDS" => TimeSpan.TicksPerMillisecond / 1000,
        "FROMTICKS" or "TICKS" => 1,
        _ => 0,
    };
}
