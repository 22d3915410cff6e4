using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Records what is written to the symbols that carry functions.</summary>
internal sealed class OriginCollector(AgentTypes types, OriginTypes carriers, OriginReader reader, OriginGraph graph)
{
    public void Collect(IOperation operation, OperationKind kind, ISymbol member)
    {
        switch (kind)
        {
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment or OperationKind.DeconstructionAssignment:
                Assign((IAssignmentOperation)operation);
                break;
            case OperationKind.VariableDeclarator when operation is IVariableDeclaratorOperation declarator && carriers.Carries(declarator.Symbol.Type):
                Write(declarator.Symbol, (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value);
                break;
            case OperationKind.FieldInitializer when operation is IFieldInitializerOperation field:
                foreach (IFieldSymbol symbol in field.InitializedFields)
                {
                    if (carriers.Carries(symbol.Type))
                        Write(symbol, field.Value);
                }

                break;
            case OperationKind.PropertyInitializer when operation is IPropertyInitializerOperation property:
                foreach (IPropertySymbol symbol in property.InitializedProperties)
                {
                    if (carriers.Carries(symbol.Type))
                        Write(symbol, property.Value);
                }

                break;
            case OperationKind.Return or OperationKind.YieldReturn when operation is IReturnOperation { ReturnedValue: { } returned } result && carriers.Carries(returned.Type):
                Return(result, returned, member);
                break;
            case OperationKind.Loop when operation is IForEachLoopOperation loop && carriers.Carries(OriginReader.Unconverted(loop.Collection).Type):
                foreach (ILocalSymbol local in loop.Locals)
                    Write(local, loop.Collection);
                break;
            case OperationKind.DeclarationPattern when operation is IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern && carriers.Carries(pattern.MatchedType):
                Write(declared, Matched(pattern));
                break;
            case OperationKind.Invocation:
                Call((IInvocationOperation)operation);
                break;
            case OperationKind.ObjectCreation when operation is IObjectCreationOperation { Constructor: { } constructor } creation && !constructor.DeclaringSyntaxReferences.IsEmpty:
                foreach (IArgumentOperation argument in creation.Arguments)
                    Argument(argument);
                break;
        }
    }

    private void Assign(IAssignmentOperation assignment)
    {
        // Settings that let the model choose, set later: what they are set on has them.
        if (assignment is ISimpleAssignmentOperation simple && assignment.Target is IPropertyReferenceOperation { Instance: { } instance } property
            && carriers.Carries(instance.Type) && ToolChoice.IsSetBy(simple, property) && SymbolOf(instance) is { } settings)
            graph.Write(settings, OriginValue.Of(Origins.ToolChoice));
        else if (carriers.Carries(assignment.Target.Type) && SymbolOf(assignment.Target) is { } target)
            Write(target, assignment.Value);
    }

    private void Return(IReturnOperation result, IOperation value, ISymbol member)
    {
        ISymbol owner = member;
        for (IOperation? at = result.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation)
                return; // Read where the lambda is used.
            if (at is ILocalFunctionOperation function)
            {
                owner = function.Symbol;
                break;
            }
        }

        OriginValue origin = reader.Read(value);
        ISymbol symbol = owner is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : owner;
        graph.Write(symbol, origin);
        foreach (ISymbol declared in Declared(symbol))
            graph.Write(declared, origin);
    }

    /// <summary>What a member overrides or implements: callers see only that.</summary>
    private static IEnumerable<ISymbol> Declared(ISymbol member)
    {
        for (ISymbol? at = Overridden(member); at is not null; at = Overridden(at))
            yield return at;
        if (member.IsStatic || member.ContainingType is not { } type || member is not (IMethodSymbol or IPropertySymbol))
            yield break;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (ISymbol declared in contract.GetMembers())
            {
                if (declared.Kind == member.Kind && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member))
                    yield return declared.OriginalDefinition;
            }
        }
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };

    private void Call(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (IsServiceRegistration(method))
            Register(call);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            if (parameter.RefKind is RefKind.Out or RefKind.Ref && carriers.Carries(parameter.Type) && SymbolOf(argument.Value) is { } written)
            {
                if (IsOurs(method))
                    graph.Write(written, OriginValue.Of(parameter.OriginalDefinition));
                else
                    WriteInputs(written, call);
            }

            if (carriers.Carries(parameter.Type) && IsOurs(method))
                Argument(argument);
            else if (parameter.Type.TypeKind == TypeKind.Delegate && Lambda(argument.Value) is { } lambda && !IsOurs(method))
            {
                foreach (IParameterSymbol handed in lambda.Symbol.Parameters)
                {
                    if (carriers.Carries(handed.Type))
                        WriteInputs(handed, call);
                }
            }
        }
    }

    private static bool IsOurs(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty;

    private void Argument(IArgumentOperation argument)
    {
        if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue && carriers.Carries(parameter.Type))
            Write(parameter.OriginalDefinition, argument.Value);
    }

    /// <summary>Of a method out of sight: what it hands on is what it was called on or given first.</summary>
    private void WriteInputs(ISymbol symbol, IInvocationOperation call)
    {
        IOperation? input = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        if (input is not null && carriers.Carries(input.Type))
            Write(symbol, input);
        else
            WriteUnknown(symbol);
    }

    public static bool IsServiceRegistration(IMethodSymbol method) =>
        method.Name is "AddKernel" || (method.TypeArguments.Length >= 1 && (method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("TryAdd", StringComparison.Ordinal))
            && (method.Name.EndsWith("Singleton", StringComparison.Ordinal) || method.Name.EndsWith("Scoped", StringComparison.Ordinal) || method.Name.EndsWith("Transient", StringComparison.Ordinal)));

    private void Register(IInvocationOperation call)
    {
        if (AgentTypes.Is(call.TargetMethod.ContainingType, types.KernelServices))
        {
            Write(types.Kernel!, call);
            return;
        }

        ITypeSymbol? service = call.TargetMethod.TypeArguments.FirstOrDefault(carriers.Carries);
        if (service is null)
            return;
        IArgumentOperation? factory = call.Arguments.FirstOrDefault(a => carriers.Carries(a.Value.Type) || Lambda(a.Value) is not null);
        if (factory is not null)
            Write(service, factory.Value);
        else
            WriteUnknown(service);
    }

    private static IAnonymousFunctionOperation? Lambda(IOperation value)
    {
        while (value is IConversionOperation or IDelegateCreationOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;
        return value as IAnonymousFunctionOperation;
    }

    private static IOperation? Matched(IOperation pattern)
    {
        for (IOperation? at = pattern.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IIsPatternOperation test:
                    return test.Value;
                case ISwitchOperation cases:
                    return cases.Value;
                case ISwitchExpressionOperation arms:
                    return arms.Value;
            }
        }

        return null;
    }

    private static ISymbol? SymbolOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member when !member.Member.DeclaringSyntaxReferences.IsEmpty => member.Member.OriginalDefinition,
        IArrayElementReferenceOperation element => SymbolOf(element.ArrayReference),
        IDeclarationExpressionOperation declaration => SymbolOf(declaration.Expression),
        IConversionOperation conversion => SymbolOf(conversion.Operand),
        _ => null,
    };

    private void Write(ISymbol symbol, IOperation? value)
    {
        if (value is not null)
            graph.Write(symbol, reader.Read(value));
    }

    private void WriteUnknown(ISymbol symbol) => graph.Write(symbol, OriginValue.Of(Origins.Unknown));
}
