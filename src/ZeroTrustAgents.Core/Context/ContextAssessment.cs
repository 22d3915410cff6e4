using System.Collections;
using System.Runtime.InteropServices;
using System.Text.Json;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Context;

/// <summary>
/// Decides a call from what its session has seen: constraints on origins, the default for targets, and the Rule of Two. A tier can only
/// go up here, and every origin that counted is put into words for whoever approves.
/// </summary>
internal static class ContextAssessment
{
    private const Provenance Own = Provenance.Subject | Provenance.Facts;

    /// <summary>Why not; <see langword="null"/> when the call may go on.</summary>
    public static ReasonCode? Decide(ToolCall call, out string? parameter)
    {
        parameter = null;
        SessionContext context = call.Tool.Session.Context;
        foreach (ref readonly BoundConstraint bound in call.Permit!.Origins.AsSpan())
        {
            if (context.Find(call.Arguments!.CanonicalOf(bound.ParameterIndex), out _, IsMap(call, bound.ParameterIndex)) is not { } actual || !Accepts(bound.Constraint.From!.Value, actual))
            {
                parameter = bound.ParameterName;
                return ReasonCodes.ArgumentOrigin;
            }
        }

        ContextPlan plan = call.Tool.Context;
        ContextLabels labels = context.Labels;
        if (plan.Changes && (call.Tier >= TrustTier.HighRisk || labels.HasFlag(ContextLabels.UntrustedInput)))
            DecideTargets(call, plan, context, labels);
        return null;
    }

    private static bool Accepts(Provenance accepted, Provenance actual) => (accepted & actual) != 0;

    private static void DecideTargets(ToolCall call, ContextPlan plan, SessionContext context, ContextLabels labels)
    {
        bool isGiven = false, isOwn = true;
        bool mayBeRead = labels.HasFlag(ContextLabels.UntrustedInput);
        foreach (int target in plan.Targets)
        {
            if (!call.Arguments!.IsGiven(target))
                continue;
            Look(call.Tool.Descriptor.Parameters[target].Name, call.Arguments.CanonicalOf(target), IsMap(call, target));
        }

        // Bodies that take all arguments read those too that nobody declared.
        foreach ((string name, _) in call.Arguments!.Extras)
        {
            if (plan.IsTarget(name) && call.Arguments.ToJson().TryGetProperty(name, out JsonElement value))
                Look(name, JsonMarshal.GetRawUtf8Value(value), isMap: true);
        }

        // Without a target that was said, where it goes is the tool's default: not the subject's choice.
        if (mayBeRead && labels.HasFlag(ContextLabels.SensitiveData) && !(isGiven && isOwn))
        {
            Raise(call);
            (call.Why ??= []).Add("The session has read untrusted content and sensitive data, and this call changes or sends something: with all three, whoever wrote the content could have what was read.");
        }

        void Look(string name, ReadOnlySpan<byte> canonical, bool isMap)
        {
            if (context.Find(canonical, out ResultSource? source, isMap) is not { } origin)
                return;
            isGiven = true;
            isOwn &= Accepts(Own, origin);
            bool isSuspect = mayBeRead && origin is Provenance.Model or Provenance.UntrustedResult;
            if (isSuspect)
                Raise(call);
            if (isSuspect || call.Tier >= TrustTier.HighRisk)
                (call.Why ??= []).Add(Explain(name, origin, source));
        }
    }

    /// <summary>Whether a parameter takes any names, so that they may say where something goes.</summary>
    private static bool IsMap(ToolCall call, int parameter)
    {
        Type type = call.Tool.Descriptor.Parameters[parameter].Type;
        return typeof(IDictionary).IsAssignableFrom(type)
            || (type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(IDictionary<,>) || generic == typeof(IReadOnlyDictionary<,>)));
    }

    private static void Raise(ToolCall call) => call.Tier = call.Tier < TrustTier.HighRisk ? TrustTier.HighRisk : call.Tier;

    private static string Explain(string name, Provenance origin, ResultSource? source) => origin switch
    {
        Provenance.Subject => $"'{name}' is in the subject's own words.",
        Provenance.Facts => $"'{name}' is a declared fact.",
        Provenance.TrustedResult => $"'{name}' is from a trusted result.",
        Provenance.UntrustedResult => $"'{name}' came from {source}, not from the subject.",
        _ => $"'{name}' came neither from the subject nor from anything trusted: the model made it, or what it read was changed on the way.",
    };
}
