using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Calls, object creations and indexers: what they write, and which of their arguments are credentials.</summary>
internal sealed class CallCollector(CompilationScope scope)
{
    private readonly TargetCollector _targets = new(scope.Builder);
    private readonly ExposureCollector _exposures = new(scope);
    private readonly ComparisonCollector _comparisons = new(new TargetCollector(scope.Builder));

    public void Invocation(MemberScope member, IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        Callee callee = member.Tree.Callees.Of(method);
        if (callee.TakesSomething)
            Arguments(member, call, call.Arguments, method, callee);
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            member.Edges.Invoke(call);
            return;
        }

        if (callee.Where is { } where)
            _exposures.Invocation(member, call, where);
        if (callee.Factory is { } made)
            _exposures.Tool(call, made);
        if (callee.IsComparison)
            _comparisons.Call(member, call);
        if (callee.Shape == CallShape.None)
            return;
        member.Edges.Call(call, callee.Shape);
        if ((callee.Shape == CallShape.Text || (callee.Shape == CallShape.Same && call.Instance is { Kind: OperationKind.Invocation } or { Type.Name: "StringBuilder" })) && !TextParts.IsPart(call))
            _targets.Text(member, call);
    }

    public void Creation(MemberScope member, IObjectCreationOperation creation)
    {
        if (creation.Arguments.Length == 0 || creation.Constructor is not { } constructor)
            return;
        Callee callee = member.Tree.Callees.Of(constructor);
        if (callee.TakesSomething)
            Arguments(member, creation, creation.Arguments, constructor, callee);
        if (callee.Where is { } where)
            _exposures.Creation(member, creation, where);
        if (constructor.ContainingType.SpecialType == SpecialType.System_String && !TextParts.IsPart(creation))
            _targets.Text(member, creation);
    }

    /// <summary>Keys of collections are names; an indexer of the project may take anything.</summary>
    public void Indexer(MemberScope member, IPropertyReferenceOperation indexer)
    {
        if (indexer.Arguments.Length > 0 && member.Tree.Callees.Of(indexer.Property) is { IsSource: true } callee)
            Arguments(member, indexer, indexer.Arguments, indexer.Property, callee);
    }

    private void Arguments(MemberScope member, IOperation operation, ImmutableArray<IArgumentOperation> arguments, ISymbol symbol, Callee callee)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter || !callee.Carries(parameter.Ordinal) || !EdgeVisitor.IsCarrier(argument))
                continue;
            EdgeVisitor.Argument(operation, argument, callee.IsSource, member.Edges);
            if (!member.IsGenerated && (callee.TakesCredential || (callee.IsSource && parameter.RefKind != RefKind.None)))
                Argument(member, operation, argument, symbol, callee.IsSource);
        }
    }

    private void Argument(MemberScope member, IOperation operation, IArgumentOperation argument, ISymbol callee, bool isSource)
    {
        IParameterSymbol parameter = argument.Parameter!;
        if (parameter.RefKind is RefKind.Out or RefKind.Ref && isSource && member.Edges.Holder(argument.Value) is { } holder)
            TargetCollector.Written(member, holder.Name, parameter, argument);
        if (parameter.RefKind == RefKind.Out)
            return;
        if (operation is IPropertyReferenceOperation)
            _targets.Named(member, parameter.Name, argument.Value);
        else if (operation is IObjectCreationOperation { Type: INamedTypeSymbol { IsTupleType: true } tuple })
            _targets.Named(member, Names.Element(tuple, parameter.Ordinal), argument.Value);
        else if (!_targets.Argument(member, argument, parameter, callee, isSource))
            _targets.Named(member, PairRule.NameFor(argument) ?? Names.Setter(callee, parameter), argument.Value);
        else if (isSource && callee is IMethodSymbol { IsPartialDefinition: true } partial)
            _exposures.Generated(member, partial, argument.Value);
    }
}
