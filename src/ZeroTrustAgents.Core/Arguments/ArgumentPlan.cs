using System.Runtime.CompilerServices;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Arguments;

/// <summary>What freezing needs to know about a tool, worked out on its first call.</summary>
internal sealed class ArgumentPlan
{
    private static readonly ConditionalWeakTable<ToolDescriptor, ArgumentPlan> Plans = [];

    private ArgumentPlan(ToolDescriptor tool)
    {
        Parameters = Array.ConvertAll(tool.Parameters, p => new ParameterPlan(p, tool.Json));
        Order = new int[Parameters.Length];
        for (int i = 0; i < Order.Length; i++)
            Order[i] = i;
        Array.Sort(Order, (a, b) => string.CompareOrdinal(Parameters[a].Name, Parameters[b].Name));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        IsAmbiguous = !Array.TrueForAll(Parameters, p => ArgumentName.IsWellFormed(p.Name) && names.Add(p.Name));
    }

    public ParameterPlan[] Parameters { get; }

    /// <summary>Indices of the parameters in the order of their names' UTF-16 code units (RFC 8785, section 3.2.3).</summary>
    public int[] Order { get; }

    /// <summary>Two names differ only by case, or one is malformed: nothing can be told apart, so nothing runs.</summary>
    public bool IsAmbiguous { get; }

    public static ArgumentPlan For(ToolDescriptor tool) => Plans.GetValue(tool, static t => new ArgumentPlan(t));
}
