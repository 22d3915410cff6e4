using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Walks once over a member and finds what it writes for others and what takes a credential in it.</summary>
internal sealed class MemberCollector(CompilationScope scope)
{
    private readonly TargetCollector _targets = new(scope.Builder);
    private readonly ExposureCollector _exposures = new(scope);
    private readonly UnresolvedCollector _unresolved = new(new TargetCollector(scope.Builder));
    private readonly ComparisonCollector _comparisons = new(new TargetCollector(scope.Builder));
    private readonly CallCollector _calls = new(scope);

    public void Collect(MemberScope member, IOperation root)
    {
        foreach ((IOperation operation, OperationKind kind) in scope.Walked.Below(root))
        {
            EdgeVisitor.Visit(operation, kind, member.Edges);
            Visit(member, operation, kind);
        }
    }

    private void Visit(MemberScope member, IOperation operation, OperationKind kind)
    {
        switch (kind)
        {
            case OperationKind.Invocation:
                _calls.Invocation(member, (IInvocationOperation)operation);
                break;
            case OperationKind.ObjectCreation:
                _calls.Creation(member, (IObjectCreationOperation)operation);
                break;
            case OperationKind.PropertyReference:
                _calls.Indexer(member, (IPropertyReferenceOperation)operation);
                break;
            case OperationKind.VariableDeclarator:
                var declarator = (IVariableDeclaratorOperation)operation;
                if (declarator.GetVariableInitializer()?.Value is { } initial)
                    _targets.Named(member, declarator.Symbol.Name, initial);
                break;
            case OperationKind.FieldInitializer:
                var field = (IFieldInitializerOperation)operation;
                foreach (IFieldSymbol initialized in field.InitializedFields)
                    _targets.Named(member, initialized.Name, field.Value);
                break;
            case OperationKind.PropertyInitializer:
                var property = (IPropertyInitializerOperation)operation;
                foreach (IPropertySymbol initialized in property.InitializedProperties)
                    _targets.Named(member, initialized.Name, property.Value);
                break;
            case OperationKind.ParameterInitializer:
                var parameter = (IParameterInitializerOperation)operation;
                _targets.Named(member, parameter.Parameter.Name, parameter.Value);
                break;
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                Assignment(member, (IAssignmentOperation)operation);
                break;
            case OperationKind.DeconstructionAssignment:
                var deconstruction = (IDeconstructionAssignmentOperation)operation;
                Deconstruct(member, deconstruction.Target, Constants.Unwrap(deconstruction.Value));
                break;
            case OperationKind.Tuple:
                Tuple(member, (ITupleOperation)operation);
                break;
            case OperationKind.Return or OperationKind.YieldReturn:
                Return(member, (IReturnOperation)operation);
                break;
            case OperationKind.Binary:
                Binary(member, (IBinaryOperation)operation);
                break;
            case OperationKind.InterpolatedString:
                if (!TextParts.IsPart(operation))
                    _targets.Text(member, operation);
                break;
            case OperationKind.Coalesce:
                var coalesce = (ICoalesceOperation)operation;
                _targets.Named(member, Names.Of(coalesce.Value), coalesce.WhenNull);
                break;
            case OperationKind.Loop:
                if (operation is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: { } local } } loop)
                    _targets.Named(member, local.Name, loop.Collection);
                break;
            case OperationKind.IsPattern:
                _comparisons.Is(member, (IIsPatternOperation)operation);
                break;
            case OperationKind.Switch:
                _comparisons.Switch(member, (ISwitchOperation)operation);
                break;
            case OperationKind.SwitchExpression:
                _comparisons.Switch(member, (ISwitchExpressionOperation)operation);
                break;
            case OperationKind.AnonymousFunction:
                member.HasFunctions = true;
                Defaults(member, ((IAnonymousFunctionOperation)operation).Symbol);
                break;
            case OperationKind.LocalFunction:
                member.HasFunctions = true;
                Defaults(member, ((ILocalFunctionOperation)operation).Symbol);
                break;
            case OperationKind.Invalid:
                _unresolved.Collect(member, operation);
                break;
        }
    }

    private void Assignment(MemberScope member, IAssignmentOperation assignment)
    {
        IOperation target = assignment.Target, value = assignment.Value;
        if (assignment is ICompoundAssignmentOperation compound)
        {
            if (compound.OperatorKind != BinaryOperatorKind.Add)
                return;
            if (target is ILocalReferenceOperation)
                _targets.Text(member, target);
        }

        if (target is IPropertyReferenceOperation { Arguments.Length: 0 } property)
        {
            _exposures.Assignment(member, property, value);
            if (_targets.Member(member, property.Property, value))
                return;
        }

        if (target is IInvalidOperation or IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation)
            _targets.Named(member, Names.Of(target), value);
    }

    private void Deconstruct(MemberScope member, IOperation target, IOperation value)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is not ITupleOperation targets || value is not ITupleOperation values)
            return;
        for (int i = 0; i < targets.Elements.Length && i < values.Elements.Length; i++)
        {
            IOperation element = Constants.Unwrap(values.Elements[i]);
            if (element is ITupleOperation)
                Deconstruct(member, targets.Elements[i], element);
            else
                _targets.Named(member, Names.Of(targets.Elements[i]), element);
        }
    }

    private void Tuple(MemberScope member, ITupleOperation tuple)
    {
        // The names may be those of the tuple, or of what it is converted to.
        var own = tuple.Type as INamedTypeSymbol;
        var target = tuple.Parent is IConversionOperation conversion ? conversion.Type as INamedTypeSymbol : null;
        for (int i = 0; i < tuple.Elements.Length; i++)
            _targets.Named(member, Names.Element(own, i) ?? Names.Element(target, i), tuple.Elements[i]);
        if (tuple.Elements.Length == 2 && Constants.Text(tuple.Elements[0]) is { } name)
            _targets.Named(member, name, tuple.Elements[1]);
    }

    private void Return(MemberScope member, IReturnOperation operation)
    {
        if (operation.ReturnedValue is not { } value || !CarrierTypes.Includes(value.Type) || member.Returning(operation) is not { } function)
            return;
        member.Edges.Result(function, value);
        _exposures.Result(member, operation, function, value);
        if (function is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            _targets.Named(member, Names.Result(function), value);
    }

    private void Binary(MemberScope member, IBinaryOperation binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            _comparisons.Pair(member, binary.LeftOperand, binary.RightOperand);
        else if (binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } && !TextParts.IsPart(binary))
            _targets.Text(member, binary);
    }

    /// <summary>Defaults of lambdas and local functions, which have no operations.</summary>
    private static void Defaults(MemberScope member, IMethodSymbol function)
    {
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string text, DeclaringSyntaxReferences: { Length: 1 } declared }
                && declared[0].GetSyntax() is ParameterSyntax { Default.Value: LiteralExpressionSyntax literal })
                TargetCollector.Literal(member, parameter.Name, text, literal);
        }
    }
}
