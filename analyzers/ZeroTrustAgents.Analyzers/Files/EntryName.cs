namespace ZeroTrustAgents.Analyzers;

/// <summary>Names of keys, elements and attributes.</summary>
internal static class EntryName
{
    private static readonly string[] Containers = ["value", "default", "defaultValue", "val", "text", "content", "string", "data", "stringData", "plain", "plaintext", "raw"];
    private static readonly string[] Labels = ["name", "key", "variable"];
    private static readonly string[] LabelledValues = ["value", "defaultValue", "val"];

    /// <summary>Whether the name says only that there is a value, and the name around it says which.</summary>
    public static bool IsContainer(ReadOnlySpan<char> name) => IsOneOf(name, Containers) || IsNumber(name);

    /// <summary>Whether its value is the name of the value beside it: <c>&lt;add key="…" value="…"/&gt;</c>.</summary>
    public static bool IsLabel(ReadOnlySpan<char> name) => IsOneOf(name, Labels);

    /// <summary>Whether it is the value that a label names.</summary>
    public static bool IsLabelled(ReadOnlySpan<char> name) => IsOneOf(name, LabelledValues);

    /// <summary>What is behind the last separator of <c>Smtp:Password</c>, <c>Smtp__Password</c>, <c>smtp.password</c>, <c>ns/password</c>.</summary>
    public static ReadOnlySpan<char> LastPart(ReadOnlySpan<char> name)
    {
        for (int i = name.Length - 1; i > 0; i--)
        {
            bool separates = name[i] is ':' or '.' or '/' || (name[i] == '_' && name[i - 1] == '_');
            if (!separates)
                continue;
            ReadOnlySpan<char> last = name.Slice(i + 1);
            if (last.Length > 0 && !IsContainer(last))
                return last;
            name = name.Slice(0, i).TrimEnd('_');
            i = name.Length;
        }

        return name;
    }

    public static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(ReadOnlySpan<char> name, string[] names)
    {
        foreach (string other in names)
        {
            if (Is(name, other))
                return true;
        }

        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return true;
    }
}
