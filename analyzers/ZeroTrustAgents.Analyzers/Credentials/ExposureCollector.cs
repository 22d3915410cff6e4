using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds credentials on their way to a prompt, a chat message, a tool's result, a log or an exception (ZTA1006).</summary>
internal sealed class ExposureCollector(CompilationScope scope)
{
    /// <summary>A call of a method whose arguments end up <paramref name="where"/> others read them.</summary>
    public void Invocation(MemberScope member, IInvocationOperation call, string where)
    {
        if (IsOtherWriter(call))
            return;
        foreach (IArgumentOperation argument in call.Arguments)
            Search(member, argument.Value, where);
    }

    public void Creation(MemberScope member, IObjectCreationOperation creation, string where)
    {
        foreach (IArgumentOperation argument in creation.Arguments)
            Search(member, argument.Value, where);
    }

    public void Assignment(MemberScope member, IPropertyReferenceOperation target, IOperation value)
    {
        if (Exposure.Of(target.Property.Name, target.Property) is { } where)
            Search(member, value, where);
    }

    /// <summary>The result of a method that a model calls. <paramref name="function"/> is the lambda or method that returns.</summary>
    public void Result(MemberScope member, IOperation operation, ISymbol function, IOperation value)
    {
        if (Find(value, member.Tree) is not { } found)
            return;
        string? where = function is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } ? Factory(operation) : Exposure.OfAttributes(function);
        if (where is not null)
            Search(member, value, where);
        else if (function is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } && !member.IsGenerated)
            scope.Results.Enqueue((ValueGraph.Key(function), SourcePosition.Of(found), CredentialRead.NameOf(found, member.Tree.Names) ?? Rule.Credentials));
    }

    /// <summary>What methods return that somewhere in the compilation were made tools: known at its end.</summary>
    public static void End(CompilationScope scope, Action<Diagnostic> report)
    {
        foreach ((ISymbol function, SourcePosition at, string name) in scope.Results)
        {
            if (scope.Tools.TryGetValue(function, out string? where))
                Report(scope, at, name, where, report);
        }
    }

    /// <summary>A method is given to what makes it a tool: <c>AIFunctionFactory.Create(ReadKey)</c>.</summary>
    public void Tool(IInvocationOperation call, string where)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation value = Constants.Unwrap(argument.Value);
            if (value is IDelegateCreationOperation created)
                value = created.Target;
            if (value is IMethodReferenceOperation { Method: { } method } && scope.Builder.IsSource(method))
                scope.Tools.TryAdd(ValueGraph.Key(method), where);
        }
    }

    /// <summary>An argument of a method whose body a generator writes.</summary>
    public void Generated(MemberScope member, IMethodSymbol method, IOperation value)
    {
        if (method.IsPartialDefinition && Exposure.OfAttributes(method) is { } where)
            Search(member, value, where);
    }

    private void Search(MemberScope member, IOperation value, string where)
    {
        if (member.IsGenerated || Find(value, member.Tree) is not { } found)
            return;
        Report(scope, SourcePosition.Of(found), CredentialRead.NameOf(found, member.Tree.Names) ?? Rule.Credentials, where, member.Report);
    }

    private static void Report(CompilationScope scope, SourcePosition position, string name, string where, Action<Diagnostic> report)
    {
        if (scope.Baseline.Contains(CredentialExposed.Id, position.Tree.FilePath, name, where) || !scope.Reported.TryAdd(position, 0))
            return;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(Rule.TargetProperty, where).Add(Rule.BaselineProperty, scope.Baseline.Line(CredentialExposed.Id, position.Tree.FilePath, name, where));
        report(Diagnostic.Create(CredentialExposed.Descriptor, position.ToLocation(), properties, name, where));
    }

    private static IOperation? Find(IOperation value, TreeScope tree) => tree.JudgesTargets ? ExposedPart.Find(value, new Leaf(tree.Names)) : null;

    /// <summary>Whether something is written to a file, a stream or a response and not to the console.</summary>
    internal static bool IsOtherWriter(IInvocationOperation call) => DottedName.IsUnder(call.TargetMethod.ContainingType, "System.IO")
        && call.Instance is not IPropertyReferenceOperation { Property.ContainingType.Name: "Console" };

    private static string? Factory(IOperation operation)
    {
        for (IOperation? outer = operation; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation)
            {
                IOperation? holder = outer.Parent;
                while (holder is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
                    holder = holder.Parent;
                return holder is IInvocationOperation call ? Exposure.OfFactory(call.TargetMethod) : null;
            }
        }

        return null;
    }

    private readonly struct Leaf(NameCache names) : IExposedLeaf
    {
        public bool Is(IOperation operation) => CredentialRead.Is(operation, names);
    }
}
