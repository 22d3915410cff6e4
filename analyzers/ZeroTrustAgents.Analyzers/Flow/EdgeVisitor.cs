using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Which operations write something.</summary>
internal sealed class EdgeVisitor(NodeBuilder builder, WalkedMembers walked)
{
    /// <summary>All writes of locals, lambdas and local functions below an operation.</summary>
    public void VisitInward(IOperation root, ValueGraph graph)
    {
        var edges = new EdgeCollector(graph, builder, EdgePart.Inward);
        foreach ((IOperation operation, OperationKind kind) in walked.Below(root))
        {
            Visit(operation, kind, edges);
            VisitCall(operation, kind, edges);
            if (kind is OperationKind.Return or OperationKind.YieldReturn)
                Return((IReturnOperation)operation, edges);
        }
    }

    /// <summary>Whatever is no call and no return.</summary>
    public static void Visit(IOperation operation, OperationKind kind, EdgeCollector edges)
    {
        switch (kind)
        {
            case OperationKind.VariableDeclarator:
                var declarator = (IVariableDeclaratorOperation)operation;
                if (declarator.GetVariableInitializer()?.Value is { } initial)
                    edges.Write(declarator.Symbol, declarator.Symbol.Type, initial);
                break;
            case OperationKind.FieldInitializer:
                var field = (IFieldInitializerOperation)operation;
                foreach (IFieldSymbol initialized in field.InitializedFields)
                    edges.Write(initialized, initialized.Type, field.Value);
                break;
            case OperationKind.PropertyInitializer:
                var property = (IPropertyInitializerOperation)operation;
                foreach (IPropertySymbol initialized in property.InitializedProperties)
                    edges.Write(initialized, initialized.Type, property.Value);
                break;
            case OperationKind.ParameterInitializer:
                var parameter = (IParameterInitializerOperation)operation;
                edges.Write(parameter.Parameter, parameter.Parameter.Type, parameter.Value);
                break;
            case OperationKind.SimpleAssignment or OperationKind.CoalesceAssignment:
                var assignment = (IAssignmentOperation)operation;
                edges.Assign(assignment.Target, assignment.Value);
                break;
            case OperationKind.CompoundAssignment:
                if (operation is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sum)
                    edges.Append(sum.Target, sum.Value);
                break;
            case OperationKind.DeconstructionAssignment:
                var deconstruction = (IDeconstructionAssignmentOperation)operation;
                edges.Deconstruct(deconstruction.Target, deconstruction.Value);
                break;
            case OperationKind.EventAssignment:
                edges.Handle((IEventAssignmentOperation)operation);
                break;
            case OperationKind.Loop:
                Loop(operation, edges);
                break;
            case OperationKind.IsPattern:
                var match = (IIsPatternOperation)operation;
                Pattern(match.Value, match.Pattern, edges, 0);
                break;
            case OperationKind.Switch:
                Switch((ISwitchOperation)operation, edges);
                break;
            case OperationKind.SwitchExpression:
                var choice = (ISwitchExpressionOperation)operation;
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                    Pattern(choice.Value, arm.Pattern, edges, 0);
                break;
        }
    }

    public void VisitCall(IOperation operation, OperationKind kind, EdgeCollector edges)
    {
        switch (kind)
        {
            case OperationKind.Invocation:
                var call = (IInvocationOperation)operation;
                if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
                {
                    edges.Invoke(call);
                    Arguments(call, call.Arguments, call.TargetMethod, edges);
                    return;
                }

                if (!builder.IsSource(call.TargetMethod) && CallTable.Find(call.TargetMethod.Name, out _) is not CallShape.None and var shape)
                    edges.Call(call, shape);
                Arguments(call, call.Arguments, call.TargetMethod, edges);
                break;
            case OperationKind.ObjectCreation:
                if (operation is IObjectCreationOperation { Constructor: { } constructor } creation)
                    Arguments(creation, creation.Arguments, constructor, edges);
                break;
            case OperationKind.PropertyReference:
                if (operation is IPropertyReferenceOperation { Arguments: { Length: > 0 } indices } indexer)
                    Arguments(indexer, indices, indexer.Property, edges);
                break;
        }
    }

    /// <summary>What lambdas and local functions return.</summary>
    private static void Return(IReturnOperation operation, EdgeCollector edges)
    {
        if (operation.ReturnedValue is { } value && CarrierTypes.Includes(value.Type) && Functions.Returning(operation, null) is { } function)
            edges.Result(function, value);
    }

    private void Arguments(IOperation operation, ImmutableArray<IArgumentOperation> arguments, ISymbol callee, EdgeCollector edges)
    {
        if (arguments.Length == 0)
            return;
        bool isSource = builder.IsSource(callee);
        foreach (IArgumentOperation argument in arguments)
        {
            if (IsCarrier(argument))
                Argument(operation, argument, isSource, edges);
        }
    }

    /// <summary>Whether anything could get through an argument.</summary>
    public static bool IsCarrier(IArgumentOperation argument) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter && !Constants.IsTrivial(argument.Value) && CarrierTypes.Includes(parameter.Type);

    /// <summary>One argument that carries.</summary>
    public static void Argument(IOperation operation, IArgumentOperation argument, bool isSource, EdgeCollector edges)
    {
        if (isSource)
            edges.Argument(argument, argument.Parameter!);
        else if (argument.Parameter!.Type.TypeKind == TypeKind.Delegate && operation is IInvocationOperation call)
            edges.PassFunction(call, argument.Value);
    }

    private static void Loop(IOperation operation, EdgeCollector edges)
    {
        if (operation is not IForEachLoopOperation loop)
            return;
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { } local })
            edges.Elements(local, local.Type, loop.Collection);
        else if (loop.LoopControlVariable is IDeclarationExpressionOperation or ITupleOperation)
            edges.Deconstruct(loop.LoopControlVariable, loop.Collection);
    }

    private static void Switch(ISwitchOperation operation, EdgeCollector edges)
    {
        foreach (ISwitchCaseOperation section in operation.Cases)
        {
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                if (clause is IPatternCaseClauseOperation { Pattern: { } pattern })
                    Pattern(operation.Value, pattern, edges, 0);
            }
        }
    }

    /// <summary>Locals that a pattern declares.</summary>
    private static void Pattern(IOperation value, IPatternOperation pattern, EdgeCollector edges, int depth)
    {
        if (depth > FlowLimits.Depth)
            return;
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                Pattern(value, negated.Pattern, edges, depth + 1);
                break;
            case IBinaryPatternOperation binary:
                Pattern(value, binary.LeftPattern, edges, depth + 1);
                Pattern(value, binary.RightPattern, edges, depth + 1);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                edges.Write(local, local.Type, value);
                break;
            case IListPatternOperation list:
                foreach (IPatternOperation element in list.Patterns)
                    Pattern(value, element, edges, depth + 1);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is ILocalSymbol declared)
                    edges.Write(declared, declared.Type, value);
                foreach (IPropertySubpatternOperation sub in recursive.PropertySubpatterns)
                    Pattern(sub.Member, sub.Pattern, edges, depth + 1);
                break;
        }
    }
}
