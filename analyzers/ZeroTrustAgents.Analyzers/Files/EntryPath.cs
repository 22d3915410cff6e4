using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The names that lead to a value, outermost first, by position. Bounded: the deepest place is taken by the innermost name.</summary>
internal sealed class EntryPath(string text)
{
    private const int Deepest = 64;
    private readonly TextSpan[] _names = new TextSpan[Deepest];

    /// <summary>How many names there are, those not kept included.</summary>
    public int Depth { get; private set; }

    public void Push(TextSpan name)
    {
        _names[Math.Min(Depth, Deepest - 1)] = name;
        Depth++;
    }

    public void Pop() => Depth = Math.Max(0, Depth - 1);

    public void Clear() => Depth = 0;

    /// <summary>The kept name at a depth, outermost 0.</summary>
    public TextSpan this[int depth] => depth < Deepest && depth < Depth ? _names[depth] : default;

    /// <summary>
    /// The name that says most about the value: the innermost that is not a mere container. <c>Password:Value</c> is
    /// a password, and so is the default of a variable of that name.
    /// </summary>
    public ReadOnlySpan<char> Name()
    {
        for (int i = Math.Min(Depth, Deepest) - 1; i >= 0; i--)
        {
            ReadOnlySpan<char> name = EntryName.LastPart(Span(_names[i]));
            if (name.Length > 0 && !EntryName.IsContainer(name))
                return name;
        }

        return [];
    }

    /// <summary>The two innermost names as one: a <c>Key</c> says little, the <c>Key</c> of <c>Jwt</c> says much. Empty where there are no two, or long ones.</summary>
    public ReadOnlySpan<char> QualifiedName(Span<char> buffer)
    {
        int last = Math.Min(Depth, Deepest) - 1;
        if (last < 1 || _names[last - 1].Length + _names[last].Length + 1 > buffer.Length)
            return [];
        ReadOnlySpan<char> outer = Span(_names[last - 1]);
        ReadOnlySpan<char> inner = Span(_names[last]);
        outer.CopyTo(buffer);
        buffer[outer.Length] = '_';
        inner.CopyTo(buffer.Slice(outer.Length + 1));
        return buffer.Slice(0, outer.Length + 1 + inner.Length);
    }

    /// <summary>The whole path in the form of configuration keys, <c>Smtp:Password</c>.</summary>
    public override string ToString()
    {
        var path = new StringBuilder();
        for (int i = 0; i < Math.Min(Depth, Deepest); i++)
        {
            if (_names[i].Length == 0)
                continue;
            if (path.Length > 0)
                path.Append(':');
            path.Append(text, _names[i].Start, _names[i].Length);
        }

        return path.ToString();
    }

    private ReadOnlySpan<char> Span(TextSpan name) => text.AsSpan(name.Start, name.Length);
}
