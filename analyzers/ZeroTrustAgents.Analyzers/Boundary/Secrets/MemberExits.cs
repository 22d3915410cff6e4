using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The ways out of one member of a class of tools: what it returns, logs, throws, and puts into prompts.</summary>
/// <param name="block">The member.</param>
/// <param name="names">What names say.</param>
/// <param name="tool">The member, if a model calls it.</param>
internal sealed class MemberExits(OperationBlockAnalysisContext block, NameCache names, IMethodSymbol? tool)
{
    private readonly SecretReader _reader = new(new LocalWrites(block.OperationBlocks), names);

    /// <summary>The result's type says it all: what is returned says no more.</summary>
    private bool _typeIsReported;
    private bool _returnsText;
    private bool _returnsSecret;

    public void Check()
    {
        if (tool is not null)
            ResultType(tool);
        var walk = new OperationWalk();
        foreach (IOperation root in block.OperationBlocks)
        {
            walk.Start(root);
            while (walk.TryNext(out IOperation operation, out OperationKind kind))
                See(operation, kind);
        }

        if (tool is not null && _returnsText && !_returnsSecret && !_typeIsReported && CredentialGetter.Is(tool, names))
            Report(tool.Locations.Length > 0 ? tool.Locations[0] : null, new Secret(tool.Name, Secret.Credential), Exposure.Tool);
    }

    private void See(IOperation operation, OperationKind kind)
    {
        switch (kind)
        {
            case OperationKind.Return or OperationKind.YieldReturn when tool is not null && operation is IReturnOperation { ReturnedValue: { } value }:
                if (!_typeIsReported && IsOfMember(operation))
                    Result(value);
                break;
            case OperationKind.Invocation when operation is IInvocationOperation call && WhereOf(call.TargetMethod) is { } where && !ExposureCollector.IsOtherWriter(call):
                foreach (IArgumentOperation argument in call.Arguments)
                    Text(argument.Value, where);
                break;
            case OperationKind.ObjectCreation when operation is IObjectCreationOperation { Type: INamedTypeSymbol type } creation && (Exposure.Of(type.Name, type) ?? Exposure.OfException(type)) is { } where:
                foreach (IArgumentOperation argument in creation.Arguments)
                    Text(argument.Value, where);
                break;
            case OperationKind.SimpleAssignment when operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property } } assignment && Exposure.Of(property.Name, property) is { } where:
                Text(assignment.Value, where);
                break;
        }
    }

    /// <summary>Where a method puts what it is given: one of a library's, or one that a generator writes.</summary>
    private static string? WhereOf(IMethodSymbol method) =>
        Exposure.Of(method.Name, method) ?? (method.IsPartialDefinition && Exposure.OfAttributes(method) is { } where and not Exposure.Tool ? where : null);

    private void ResultType(IMethodSymbol method)
    {
        if (SecretMembers.Of(method.ReturnType, names) is not { } secret)
            return;
        _typeIsReported = true;
        SyntaxNode? written = method.DeclaringSyntaxReferences.Length > 0 ? method.DeclaringSyntaxReferences[0].GetSyntax(block.CancellationToken) : null;
        Report(written is MethodDeclarationSyntax declared ? declared.ReturnType.GetLocation() : written?.GetLocation(), secret, Exposure.Tool);
    }

    private void Result(IOperation value)
    {
        _returnsText |= CredentialRead.IsText(value.Type) && !Constants.Unwrap(value).ConstantValue.HasValue;
        if (_reader.FindText(value) is { } part)
        {
            _returnsSecret = true;
            ReportPart(part, Exposure.Tool);
        }
        else if (_reader.FindObject(value, 0) is { Part: { } at, Secret: { } secret })
        {
            Report(at.Syntax.GetLocation(), secret, Exposure.Tool);
        }
    }

    private void Text(IOperation value, string where)
    {
        if (_reader.FindText(value) is { } part)
            ReportPart(part, where);
    }

    private void ReportPart(IOperation part, string where)
    {
        if (!_reader.IsPlain(part) && _reader.OfPart(part) is { } secret)
            Report(part.Syntax.GetLocation(), secret, where);
    }

    private void Report(Location? place, Secret secret, string where)
    {
        if (place is not null)
            block.ReportDiagnostic(Diagnostic.Create(LeavingSecretAnalyzer.Descriptor, place, secret.Name, secret.What, where));
    }

    /// <summary>Whether something is returned by the member itself, and not by a lambda or local function in it.</summary>
    private static bool IsOfMember(IOperation operation)
    {
        for (IOperation? at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at.Kind is OperationKind.AnonymousFunction or OperationKind.LocalFunction)
                return false;
        }

        return true;
    }
}
