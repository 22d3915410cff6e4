using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Takes the operations that the compiler hands over apart into writes and targets.</summary>
internal sealed class CodeCollector(CompilationScope scope)
{
    private readonly TargetCollector _targets = new(scope);
    private readonly ExposureCollector _exposures = new(scope);
    private readonly UnresolvedCollector _unresolved = new(new TargetCollector(scope));
    private readonly ComparisonCollector _comparisons = new(new TargetCollector(scope));

    public void Declarator(OperationAnalysisContext context)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        if (declarator.GetVariableInitializer()?.Value is not { } value)
            return;
        Edges(context).Write(declarator.Symbol, declarator.Symbol.Type, value);
        _targets.Named(context.ContainingSymbol, declarator.Symbol.Name, value, context.IsGeneratedCode);
    }

    public void Field(OperationAnalysisContext context)
    {
        var initializer = (IFieldInitializerOperation)context.Operation;
        foreach (IFieldSymbol field in initializer.InitializedFields)
            Initialize(context, field, field.Type, initializer.Value);
    }

    public void Property(OperationAnalysisContext context)
    {
        var initializer = (IPropertyInitializerOperation)context.Operation;
        foreach (IPropertySymbol property in initializer.InitializedProperties)
            Initialize(context, property, property.Type, initializer.Value);
    }

    public void Parameter(OperationAnalysisContext context)
    {
        var initializer = (IParameterInitializerOperation)context.Operation;
        Initialize(context, initializer.Parameter, initializer.Parameter.Type, initializer.Value);
    }

    public void Assignment(OperationAnalysisContext context)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        IOperation target = assignment.Target, value = assignment.Value;
        if (context.Operation.Kind == OperationKind.CompoundAssignment)
        {
            if (((ICompoundAssignmentOperation)assignment).OperatorKind != BinaryOperatorKind.Add)
                return;
            Edges(context).Append(target, value);
            if (target is ILocalReferenceOperation)
                _targets.Text(context.ContainingSymbol, target);
        }
        else
        {
            Edges(context).Assign(target, value);
        }

        if (target is IPropertyReferenceOperation { Arguments.Length: 0 } exposed)
            _exposures.Assignment(context, exposed, value);
        if (target is IPropertyReferenceOperation { Arguments.Length: 0 } property && _targets.Member(context.ContainingSymbol, property.Property, value, context.IsGeneratedCode))
            return;
        if (target is not IInvalidOperation and not IMemberReferenceOperation and not ILocalReferenceOperation and not IParameterReferenceOperation and not IArrayElementReferenceOperation)
            return;
        _targets.Named(context.ContainingSymbol, Names.Of(target), value, context.IsGeneratedCode);
    }

    public void Deconstruction(OperationAnalysisContext context)
    {
        var assignment = (IDeconstructionAssignmentOperation)context.Operation;
        Edges(context).Deconstruct(assignment.Target, assignment.Value);
        Deconstruct(context, assignment.Target, Constants.Unwrap(assignment.Value));
    }

    public void Tuple(OperationAnalysisContext context)
    {
        var tuple = (ITupleOperation)context.Operation;
        // The names may be those of the tuple, or of what it is converted to.
        var own = tuple.Type as INamedTypeSymbol;
        var target = tuple.Parent is IConversionOperation conversion ? conversion.Type as INamedTypeSymbol : null;
        for (int i = 0; i < tuple.Elements.Length; i++)
            _targets.Named(context.ContainingSymbol, NameOf(own, i) ?? NameOf(target, i), tuple.Elements[i], context.IsGeneratedCode);
        if (tuple.Elements.Length == 2 && Constants.Text(tuple.Elements[0]) is { } name)
            _targets.Named(context.ContainingSymbol, name, tuple.Elements[1], context.IsGeneratedCode);
    }

    /// <summary>Defaults of lambdas and local functions, which have no operations.</summary>
    public void Function(OperationAnalysisContext context)
    {
        IMethodSymbol function = context.Operation is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)context.Operation).Symbol;
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string text, DeclaringSyntaxReferences: { Length: 1 } declared }
                && declared[0].GetSyntax(context.CancellationToken) is ParameterSyntax { Default.Value: LiteralExpressionSyntax literal })
                _targets.Literal(context.ContainingSymbol, parameter.Name, text, literal, context.IsGeneratedCode);
        }
    }

    public void Event(OperationAnalysisContext context) => Edges(context).Handle((IEventAssignmentOperation)context.Operation);

    public void Invalid(OperationAnalysisContext context) => _unresolved.Collect(context);

    public void Argument(OperationAnalysisContext context)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter || TargetCollector.IsTrivial(argument.Value) || !CarrierTypes.Includes(parameter.Type))
            return;
        ISymbol? callee = argument.Parent switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IPropertyReferenceOperation indexer => indexer.Property,
            _ => null,
        };
        if (callee is null)
            return;
        bool isSource = scope.Builder.IsSource(callee);
        if (isSource)
            Edges(context).Argument(argument, parameter);
        else if (parameter.Type.TypeKind == TypeKind.Delegate && argument.Parent is IInvocationOperation call)
            Edges(context).PassFunction(call, argument.Value);
        if (!context.IsGeneratedCode)
            Targets(context, argument, parameter, callee, isSource);
    }

    private void Targets(OperationAnalysisContext context, IArgumentOperation argument, IParameterSymbol parameter, ISymbol callee, bool isSource)
    {
        ISymbol member = context.ContainingSymbol;
        if (parameter.RefKind is RefKind.Out or RefKind.Ref && isSource && Edges(context).Holder(argument.Value) is { } holder)
            _targets.Written(member, holder.Name, parameter, argument);
        if (parameter.RefKind == RefKind.Out)
            return;
        if (argument.Parent is IPropertyReferenceOperation)
        {
            // Keys of collections are names; an indexer of the project may take anything.
            if (isSource)
                _targets.Named(member, parameter.Name, argument.Value, generated: false);
        }
        else if (argument.Parent is IObjectCreationOperation { Type: INamedTypeSymbol { IsTupleType: true } tuple })
        {
            _targets.Named(member, NameOf(tuple, parameter.Ordinal), argument.Value, generated: false);
        }
        else if (!_targets.Argument(member, argument, parameter, callee, isSource))
        {
            _targets.Named(member, PairRule.NameFor(argument) ?? Names.Setter(callee, parameter), argument.Value, generated: false);
        }
        else if (isSource && callee is IMethodSymbol { IsPartialDefinition: true } partial)
        {
            _exposures.Generated(context, partial, argument.Value);
        }
    }

    public void Return(OperationAnalysisContext context)
    {
        if (((IReturnOperation)context.Operation).ReturnedValue is not { } value || !CarrierTypes.Includes(value.Type))
            return;
        ISymbol function = Function(context.Operation) ?? context.ContainingSymbol;
        if (function is IMethodSymbol { AssociatedSymbol: IPropertySymbol property })
            function = property;
        Edges(context).Result(function, value);
        _exposures.Result(context, function, value);
        if (function is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            _targets.Named(context.ContainingSymbol, Names.Result(function), value, context.IsGeneratedCode);
    }

    public void Binary(OperationAnalysisContext context)
    {
        var binary = (IBinaryOperation)context.Operation;
        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            _comparisons.Pair(context.ContainingSymbol, binary.LeftOperand, binary.RightOperand, context.IsGeneratedCode);
        else if (binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } && !IsPart(binary))
            _targets.Text(context.ContainingSymbol, binary);
    }

    public void Interpolated(OperationAnalysisContext context)
    {
        if (!IsPart(context.Operation))
            _targets.Text(context.ContainingSymbol, context.Operation);
    }

    public void Fallback(OperationAnalysisContext context)
    {
        var coalesce = (ICoalesceOperation)context.Operation;
        _targets.Named(context.ContainingSymbol, Names.Of(coalesce.Value), coalesce.WhenNull, context.IsGeneratedCode);
    }

    public void Invocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            Edges(context).Invoke(call);
            return;
        }

        string name = call.TargetMethod.Name;
        if (!MethodNames.Matter(name))
            return;
        _exposures.Invocation(context, call);
        if (ComparisonCollector.IsComparison(name))
        {
            _comparisons.Call(context.ContainingSymbol, call, context.IsGeneratedCode);
            return;
        }

        CallShape shape = CallTable.Find(name, out _);
        if (shape == CallShape.None || scope.Builder.IsSource(call.TargetMethod))
            return;
        Edges(context).Call(call, shape);
        if ((shape == CallShape.Text || (shape == CallShape.Same && call.Instance is { Kind: OperationKind.Invocation } or { Type.Name: "StringBuilder" })) && !IsPart(call))
            _targets.Text(context.ContainingSymbol, call);
    }

    public void Creation(OperationAnalysisContext context)
    {
        _exposures.Creation(context);
        if (context.Operation is IObjectCreationOperation { Type.SpecialType: SpecialType.System_String, Arguments.Length: > 0 } text && !IsPart(text))
            _targets.Text(context.ContainingSymbol, text);
    }

    public void Loop(OperationAnalysisContext context)
    {
        if (context.Operation is not IForEachLoopOperation loop)
            return;
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { } local })
        {
            Edges(context).Elements(local, local.Type, loop.Collection);
            _targets.Named(context.ContainingSymbol, local.Name, loop.Collection, context.IsGeneratedCode);
        }
        else if (loop.LoopControlVariable is IDeclarationExpressionOperation or ITupleOperation)
            Edges(context).Deconstruct(loop.LoopControlVariable, loop.Collection);
    }

    public void Pattern(OperationAnalysisContext context) => _comparisons.Is(context.ContainingSymbol, (IIsPatternOperation)context.Operation, Edges(context), context.IsGeneratedCode);

    public void Switch(OperationAnalysisContext context) => _comparisons.Switch(context.ContainingSymbol, (ISwitchOperation)context.Operation, Edges(context), context.IsGeneratedCode);

    public void SwitchExpression(OperationAnalysisContext context) => _comparisons.Switch(context.ContainingSymbol, (ISwitchExpressionOperation)context.Operation, Edges(context), context.IsGeneratedCode);

    private EdgeCollector Edges(OperationAnalysisContext context) => scope.Member(context.ContainingSymbol).Edges;

    private static string? NameOf(INamedTypeSymbol? tuple, int index) =>
        tuple is { IsTupleType: true, TupleElements: var elements } && index < elements.Length && elements[index].IsExplicitlyNamedTupleElement ? elements[index].Name : null;

    private void Initialize(OperationAnalysisContext context, ISymbol symbol, ITypeSymbol type, IOperation value)
    {
        Edges(context).Write(symbol, type, value);
        _targets.Named(context.ContainingSymbol, symbol.Name, value, context.IsGeneratedCode);
    }

    private void Deconstruct(OperationAnalysisContext context, IOperation target, IOperation value)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is not ITupleOperation targets || value is not ITupleOperation values)
            return;
        for (int i = 0; i < targets.Elements.Length && i < values.Elements.Length; i++)
        {
            IOperation element = Constants.Unwrap(values.Elements[i]);
            if (element is ITupleOperation)
                Deconstruct(context, targets.Elements[i], element);
            else
                _targets.Named(context.ContainingSymbol, Names.Of(targets.Elements[i]), element, context.IsGeneratedCode);
        }
    }

    /// <summary>The lambda or local function that an operation stands in; the compiler names only the member around it.</summary>
    private static IMethodSymbol? Function(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case ILocalFunctionOperation local:
                    return local.Symbol;
            }
        }

        return null;
    }

    /// <summary>Whether a text is made into a longer one where it stands: that one is looked at instead.</summary>
    private static bool IsPart(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer.Kind)
            {
                case OperationKind.Conversion or OperationKind.Argument or OperationKind.Interpolation or OperationKind.Parenthesized or OperationKind.ArrayInitializer or OperationKind.ArrayCreation:
                    continue;
                case OperationKind.Binary:
                    return outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add };
                case OperationKind.InterpolatedString:
                    return true;
                case OperationKind.Invocation:
                    return outer is IInvocationOperation call && CallTable.Find(call.TargetMethod.Name, out _) is CallShape.Text or CallShape.Same;
                default:
                    return false;
            }
        }

        return false;
    }
}
