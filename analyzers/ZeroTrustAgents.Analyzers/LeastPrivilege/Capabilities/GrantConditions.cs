using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Capabilities;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The conditions of a grant in code. One whose values are no constants is left out: the grant is then taken to be wider than it is.</summary>
internal static class GrantConditions
{
    /// <summary>Reads <c>Grant(scope, configure)</c>.</summary>
    public static List<CapabilityCondition> Of(IInvocationOperation grant, AgentTypes types)
    {
        var conditions = new List<CapabilityCondition>();
        if (Calls.Argument(grant, "configure") is not { } configure || FunctionBody.Of(configure, out _) is not { } body)
            return conditions;
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is not IInvocationOperation call)
                continue;
            if (AgentTypes.Is(call.TargetMethod.ContainingType, types.GrantBuilder))
                Add(OfGrant(call));
            else if (AgentTypes.Is(call.TargetMethod.ContainingType, types.ArgumentBuilder) && ArgumentOf(call, types) is { } argument)
                ReadConstraint(call, CapabilityCondition.Argument(argument));
        }

        return conditions;

        void ReadConstraint(IInvocationOperation call, string name)
        {
            if (call.TargetMethod.Name == "InRange")
            {
                Add(With(name, CapabilityCondition.AtLeast, Numbers(call, "minimum")));
                Add(With(name, CapabilityCondition.AtMost, Numbers(call, "maximum")));
            }
            else
            {
                Add(OfArgument(call, name));
            }
        }

        void Add(CapabilityCondition? condition)
        {
            if (condition is not null)
                conditions.Add(condition);
        }
    }

    private static CapabilityCondition? OfGrant(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ForTool" => With(CapabilityCondition.Tool, CapabilityCondition.In, Texts(call, "tool")),
        "AtLeast" when Calls.Argument(call, "tier") is { } tier && Constants.Number(Constants.Unwrap(tier)) is { } rank and > 0 =>
            CapabilityCondition.Of(CapabilityCondition.Tier, CapabilityCondition.AtLeast, CapabilityFacts.TierName(rank)),
        "InEnvironments" => With(CapabilityCondition.Environment, CapabilityCondition.In, Texts(call, "environments")),
        "WhereSubjectHas" when Texts(call, "claim") is [var claim] => With(CapabilityCondition.Claim(claim), CapabilityCondition.In, Texts(call, "acceptedValues")),
        "Between" => Window(call),
        _ => null,
    };

    private static CapabilityCondition? OfArgument(IInvocationOperation call, string name) => call.TargetMethod.Name switch
    {
        "EqualTo" => With(name, CapabilityCondition.In, Texts(call, "value")),
        "OneOf" => With(name, CapabilityCondition.In, Texts(call, "values")),
        "MatchesRegex" => With(name, CapabilityCondition.Matches, Texts(call, "pattern")),
        "MaxLength" => With(name, CapabilityCondition.MaxLength, Numbers(call, "length")),
        "OnHosts" => With(name, CapabilityCondition.Hosts, Texts(call, "hosts")),
        "From" when Calls.Argument(call, "accepted") is { } origins && Constants.Number(Constants.Unwrap(origins)) is { } flags and > 0 => CapabilityCondition.Of(name, CapabilityCondition.From, CapabilityCondition.Origins(flags)),
        "Required" => CapabilityCondition.Of(name, CapabilityCondition.Required),
        "Forbidden" => CapabilityCondition.Of(name, CapabilityCondition.Forbidden),
        _ => null,
    };

    private static CapabilityCondition? With(string name, string @operator, string[] values) => values.Length == 0 ? null : CapabilityCondition.Of(name, @operator, values);

    /// <summary>The argument that a chain of constraints is about.</summary>
    private static string? ArgumentOf(IInvocationOperation constraint, AgentTypes types)
    {
        IOperation? at = constraint.Instance;
        while (at is IInvocationOperation call)
        {
            if (Calls.Is(call, types.GrantBuilder, "Argument"))
                return Texts(call, "name") is [var name] ? name : null;
            at = call.Instance;
        }

        return null;
    }

    /// <summary>The constant texts given for a parameter; none when one of them is no constant.</summary>
    private static string[] Texts(IInvocationOperation call, string parameter)
    {
        var texts = new List<string>();
        bool all = Calls.Argument(call, parameter) is { } given && ConstantTexts.Read(given, (_, text) => texts.Add(text ?? ""));
        return all ? [.. texts] : [];
    }

    private static string[] Numbers(IInvocationOperation call, string parameter) =>
        Calls.Argument(call, parameter) is { } given && Constants.Unwrap(given).ConstantValue is { HasValue: true, Value: { } number and not string }
            ? [CapabilityCondition.Number(Convert.ToDecimal(number, CultureInfo.InvariantCulture))]
            : [];

    private static CapabilityCondition? Window(IInvocationOperation call)
    {
        var days = new List<DayOfWeek>();
        IOperation? given = Calls.Argument(call, "days");
        foreach (IOperation day in given is null ? [] : ElementsOf(Constants.Unwrap(given)))
        {
            if (Constants.Number(Constants.Unwrap(day)) is not { } number)
                return null;
            days.Add((DayOfWeek)number);
        }

        string zone = Calls.Argument(call, "timeZone") is { } named ? Constants.Text(named) ?? "" : "UTC";
        return zone.Length > 0 && Time(Calls.Argument(call, "from")) is { } from && Time(Calls.Argument(call, "to")) is { } to ? CapabilityCondition.During(from, to, zone, days) : null;
    }

    private static IEnumerable<IOperation> ElementsOf(IOperation list) => list is IArrayCreationOperation { Initializer: { } elements } ? elements.ElementValues : list.ChildOperations;

    /// <summary><c>new TimeOnly(8, 30)</c>.</summary>
    private static TimeSpan? Time(IOperation? value)
    {
        if (value is null || Constants.Unwrap(value) is not IObjectCreationOperation { Arguments.Length: >= 2 } creation)
            return null;
        int[] parts = [0, 0, 0, 0, 0];
        for (int i = 0; i < creation.Arguments.Length && i < parts.Length; i++)
        {
            if (Constants.Number(creation.Arguments[i].Value) is not { } number)
                return null;
            parts[i] = number;
        }

        return new TimeSpan(0, parts[0], parts[1], parts[2]);
    }
}
