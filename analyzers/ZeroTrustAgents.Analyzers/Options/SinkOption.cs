using System.Collections.Immutable;

namespace ZeroTrustAgents.Analyzers;

/// <summary>An API that the project says takes a credential.</summary>
/// <param name="Type">Namespace and name of the type; nested types behind a dot, without type parameters.</param>
/// <param name="Member">Method, property or field; <c>.ctor</c> for constructors.</param>
/// <param name="Parameter">The parameter that takes the credential; empty for a property or a field.</param>
internal sealed record SinkOption(string Type, string Member, string Parameter)
{
    /// <summary>The member name of constructors.</summary>
    public const string Constructor = ".ctor";

    /// <summary>Reads <c>A.B.Method(p, q), A.B..ctor(p), A.B.Property</c>; what is not of that form is left out.</summary>
    public static ImmutableArray<SinkOption> ReadAll(string? list)
    {
        if (list is null)
            return ImmutableArray<SinkOption>.Empty;
        ImmutableArray<SinkOption>.Builder sinks = ImmutableArray.CreateBuilder<SinkOption>();
        int start = 0;
        bool inside = false;
        for (int i = 0; i <= list.Length; i++)
        {
            char c = i < list.Length ? list[i] : ',';
            if (c == '(')
                inside = true;
            else if (c == ')')
                inside = false;
            else if (i == list.Length || (c == ',' && !inside))
            {
                Read(list.Substring(start, i - start).Trim(), sinks);
                start = i + 1;
            }
        }

        return sinks.ToImmutable();
    }

    private static void Read(string text, ImmutableArray<SinkOption>.Builder sinks)
    {
        int open = text.IndexOf('(');
        string path = (open < 0 ? text : text.Substring(0, open)).Trim();
        int dot = path.LastIndexOf('.');
        if (dot <= 0 || dot == path.Length - 1)
            return;
        bool constructor = path[dot - 1] == '.';
        string type = path.Substring(0, constructor ? dot - 1 : dot);
        string member = constructor ? Constructor : path.Substring(dot + 1);
        if (type.Length == 0 || (constructor && path.Substring(dot) != Constructor))
            return;
        if (open < 0)
        {
            sinks.Add(new SinkOption(type, member, ""));
            return;
        }

        foreach (string parameter in text.Substring(open + 1).TrimEnd(')').Split(','))
        {
            string name = parameter.Trim();
            if (name.Length > 0)
                sinks.Add(new SinkOption(type, member, name));
        }
    }
}
