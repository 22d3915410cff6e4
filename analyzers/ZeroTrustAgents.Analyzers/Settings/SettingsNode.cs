using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A value of a configuration file in JSON, with its place.</summary>
/// <param name="Key">The name or number under which it stands.</param>
/// <param name="KeySpan">Where the name stands; of an element of a list, where the element does.</param>
/// <param name="Span">Where the value stands, of a text without its quotes.</param>
/// <param name="Text">The value, where it is neither object nor list; <see langword="null"/> for <c>null</c>.</param>
internal sealed record SettingsNode(string Key, TextSpan KeySpan, TextSpan Span, string? Text)
{
    /// <summary>What is below, for objects and lists; <see langword="null"/> for a value.</summary>
    public List<SettingsNode>? Children { get; init; }

    /// <summary>The child of a name; configuration compares keys without case.</summary>
    public SettingsNode? this[string key]
    {
        get
        {
            SettingsNode? last = null;
            foreach (SettingsNode child in Children ?? [])
            {
                if (string.Equals(child.Key, key, StringComparison.OrdinalIgnoreCase))
                    last = child;
            }

            return last;
        }
    }
}
