using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Context;

/// <summary>What a tool means for the context of a session, worked out once per tool.</summary>
internal sealed class ContextPlan
{
    private static readonly ConditionalWeakTable<ToolDescriptor, ContextPlan> Plans = [];

    private readonly ImmutableArray<string> _named;

    private ContextPlan(ToolDescriptor tool)
    {
        ToolAccess access = tool.Access;
        ToolEffect effect = access.Effect;
        if (effect == ToolEffect.Unspecified)
            effect = access.Tier == TrustTier.Routine ? ToolEffect.Read : ToolEffect.Write | ToolEffect.External;
        Changes = (effect & (ToolEffect.Write | ToolEffect.External)) != 0;
        Adds = Changes ? ContextLabels.ExternalEffect : ContextLabels.None;
        IsTrusted = access.Returns.HasFlag(DataLabel.Trusted);
        Exposes = (IsTrusted ? ContextLabels.None : ContextLabels.UntrustedInput) | (access.Returns.HasFlag(DataLabel.Sensitive) ? ContextLabels.SensitiveData : ContextLabels.None);
        TrustedFields = [.. access.TrustedFields];
        _named = access.Targets.IsDefaultOrEmpty ? [] : access.Targets;
        var targets = new List<int>();
        for (int i = 0; i < tool.Parameters.Length; i++)
        {
            if (IsTarget(tool.Parameters[i].Name))
                targets.Add(i);
        }

        Targets = [.. targets];
    }

    /// <summary>Whether a call changes state or sends something outside.</summary>
    public bool Changes { get; }

    /// <summary>Labels of a call that ran.</summary>
    public ContextLabels Adds { get; }

    /// <summary>Labels of a result that holds text.</summary>
    public ContextLabels Exposes { get; }

    public bool IsTrusted { get; }

    /// <summary>Fields of a structured result that are trusted while the rest is not.</summary>
    public string[] TrustedFields { get; }

    /// <summary>Parameters that say where something goes or whose it is.</summary>
    public int[] Targets { get; }

    /// <summary>Whether an argument of this name says where something goes.</summary>
    public bool IsTarget(string name) => _named.IsEmpty ? TargetNames.IsTarget(name) : _named.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static ContextPlan For(ToolDescriptor tool) => Plans.GetValue(tool, static t => new ContextPlan(t));
}
