using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds what takes a credential, by name or by API, and keeps it with its value for the end of the member.</summary>
internal sealed class TargetCollector(NodeBuilder builder)
{
    /// <summary>A value given to something with a name.</summary>
    public void Named(MemberScope member, string? name, IOperation value)
    {
        if (name is null || member.IsGenerated || Constants.IsTrivial(value))
            return;
        TreeScope tree = member.Tree;
        NameEvidence evidence = tree.Names.Judge(name);
        if (evidence != NameEvidence.None && tree.JudgesTargets)
            Keep(member, name, name, evidence, value, sink: false, key: false);
    }

    /// <summary>A variable with a name that a method writes through <c>out</c> or <c>ref</c>.</summary>
    public static void Written(MemberScope member, string name, IParameterSymbol parameter, IArgumentOperation argument)
    {
        TreeScope tree = member.Tree;
        NameEvidence evidence = tree.Names.Judge(name);
        if (evidence == NameEvidence.None || !tree.JudgesTargets)
            return;
        SourcePosition position = SourcePosition.Of(argument);
        member.Add(new Target(name, evidence, new SymbolNode(parameter.OriginalDefinition, position), position));
    }

    /// <summary>A literal given to something with a name, where there is no operation for it.</summary>
    public static void Literal(MemberScope member, string name, string text, SyntaxNode literal)
    {
        TreeScope tree = member.Tree;
        NameEvidence evidence = tree.Names.Judge(name);
        if (member.IsGenerated || evidence == NameEvidence.None || !tree.JudgesTargets)
            return;
        var constant = new ConstantNode(text, SourcePosition.Of(literal)) { IsLiteral = true };
        member.Add(new Target(name, evidence, constant, constant.Position));
    }

    /// <summary>A value given to an API that is not among the references, and is known by how it is written.</summary>
    public void Unresolved(MemberScope member, string shown, IOperation value, bool key, NameEvidence evidence = NameEvidence.Unmistakable)
    {
        if (!Constants.IsTrivial(value) && member.Tree.JudgesTargets)
            Keep(member, "", shown, evidence, value, sink: true, key);
    }

    /// <summary>An argument of any call.</summary>
    /// <returns>Whether the parameter takes one.</returns>
    public bool Argument(MemberScope member, IArgumentOperation argument, IParameterSymbol parameter, ISymbol callee, bool isSource)
    {
        IOperation value = argument.Value;
        if (Constants.IsTrivial(value))
            return true;
        TreeScope tree = member.Tree;
        if (!tree.JudgesTargets)
            return true;
        var method = callee as IMethodSymbol;
        bool constructor = method?.MethodKind == MethodKind.Constructor;
        if (method is not null && SinkTable.Takes(callee.ContainingType, callee.Name, constructor, parameter.Name, tree.Options.Sinks, out bool key))
        {
            Keep(member, "", Shown(callee, constructor, parameter), NameEvidence.Unmistakable, value, sink: true, key);
            return true;
        }

        NameEvidence evidence = tree.Names.Judge(parameter.Name);
        if (evidence == NameEvidence.None || (evidence == NameEvidence.Weak && !isSource && IsLookup(callee)))
            return false;
        bool sink = !isSource && evidence >= NameEvidence.Telling;
        // A parameter of a library takes nothing else: ordinary words are credentials there too.
        if (sink)
            Keep(member, parameter.Name, Shown(callee, constructor, parameter), NameEvidence.Unmistakable, value, sink, key: false);
        else
            Keep(member, parameter.Name, parameter.Name, evidence, value, sink, key: false);
        return true;
    }

    /// <summary>A property or field of an API.</summary>
    public bool Member(MemberScope member, ISymbol target, IOperation value)
    {
        if (member.IsGenerated || Constants.IsTrivial(value) || target.ContainingType is not { } type)
            return false;
        TreeScope tree = member.Tree;
        if (!tree.JudgesTargets || !SinkTable.Takes(type, target.Name, constructor: false, "", tree.Options.Sinks, out bool key))
            return false;
        Keep(member, "", type.Name + "." + target.Name, NameEvidence.Unmistakable, value, sink: true, key);
        return true;
    }

    public void Text(MemberScope member, IOperation value)
    {
        switch (builder.Build(value))
        {
            case ComposedNode composed when TextFilter.MayHold(composed):
                member.Add(composed);
                break;
            case SymbolNode { Symbol: ILocalSymbol } builder:
                member.Add(new ComposedNode(TextFunction.Concat, [builder], builder.Read));
                break;
        }
    }

    private void Keep(MemberScope member, string name, string shown, NameEvidence evidence, IOperation value, bool sink, bool key)
    {
        ValueNode node = builder.Build(value);
        if (ReferenceEquals(node, ValueNode.Unknown))
            return;
        member.Add(new Target(name, evidence, node, SourcePosition.Of(value)) { Shown = shown, IsSink = sink, TakesKey = key });
    }

    private static string Shown(ISymbol callee, bool constructor, IParameterSymbol parameter) =>
        (constructor ? callee.ContainingType.Name : callee.ContainingType?.Name + "." + callee.Name) + "(" + parameter.Name + ")";

    /// <summary>Parameters called <c>key</c> or <c>token</c> that take the name of an entry and not its value.</summary>
    private static bool IsLookup(ISymbol callee) => callee is IPropertySymbol
        || callee.Name.StartsWith("Get", StringComparison.Ordinal) || callee.Name.StartsWith("TryGet", StringComparison.Ordinal)
        || callee.Name.StartsWith("Contains", StringComparison.Ordinal) || callee.Name.StartsWith("Remove", StringComparison.Ordinal)
        || DottedName.IsIn(callee, "System") && callee.ContainingNamespace.Name is "Collections" or "Generic" or "Concurrent" or "Specialized" or "Immutable" or "Linq";
}
