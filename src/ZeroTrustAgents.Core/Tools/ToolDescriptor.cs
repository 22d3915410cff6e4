using System.Text.Json;

namespace ZeroTrustAgents.Tools;

/// <summary>A tool known to the guard, whatever framework it came from. Immutable; one instance per registration.</summary>
internal sealed class ToolDescriptor
{
    public ToolDescriptor(string name, string description, ToolAccess access, IReadOnlyList<ToolParameter> parameters, JsonSerializerOptions? json = null)
    {
        Name = name;
        Description = description;
        Access = access;
        Parameters = [.. parameters];
        Json = json ?? JsonSerializerOptions.Default;
        ScopeText = string.Join(' ', access.Scopes);
    }

    /// <summary>Unique name, <c>Plugin-Function</c>, as models see it.</summary>
    public string Name { get; }

    public string Description { get; }

    public ToolAccess Access { get; }

    public ToolParameter[] Parameters { get; }

    /// <summary>How the host serialises this tool's values.</summary>
    public JsonSerializerOptions Json { get; }

    public string ScopeText { get; }

    public int IndexOf(ReadOnlySpan<char> parameter)
    {
        for (int i = 0; i < Parameters.Length; i++)
        {
            if (parameter.Equals(Parameters[i].Name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
