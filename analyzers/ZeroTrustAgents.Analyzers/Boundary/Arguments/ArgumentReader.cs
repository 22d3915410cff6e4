using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Reads what an operation evaluates to, does to the variables what it does to them, and looks at the sinks in it.</summary>
internal sealed class ArgumentReader(ArgumentRun run, ArgumentGraph graph)
{
    private const int Deepest = 128;

    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private readonly Dictionary<IOperation, Tracked> _read = [];
    private int _depth;
    private int _quiet;

    /// <summary>The state at the operation that is read.</summary>
    public TaintState State { get; set; } = new();

    /// <summary>What an operation evaluates to, when nothing is to happen a second time.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="raw">Whether a flag is asked for: its value is what it checks.</param>
    public Tracked Read(IOperation operation, bool raw = false)
    {
        if (!raw && _read.TryGetValue(operation, out Tracked known))
            return known;
        _quiet++;
        Tracked value = raw ? Stored(operation) : Evaluate(operation);
        _quiet--;
        return value;
    }

    /// <summary>Reads a statement: what was read of the one before no longer holds.</summary>
    public Tracked Statement(IOperation operation)
    {
        _read.Clear();
        return Evaluate(operation);
    }

    /// <summary>Runs a lambda on what is here.</summary>
    public (Tracked Returned, Taint Checked) Lambda(IFlowAnonymousFunctionOperation lambda, Tracked given) =>
        run.Nested(graph, graph.GraphOf(lambda), lambda.Symbol, ImmutableArray<Tracked>.Empty, given, this, _quiet == 0);

    public Tracked Evaluate(IOperation? operation)
    {
        if (operation is null || _depth >= Deepest)
            return default;
        _depth++;
        Tracked value = Of(operation);
        _depth--;
        if (!value.IsNone && operation.Type is not null && !CarrierText.Is(operation.Type))
            value = default;
        return _read[operation] = value;
    }

    private Tracked Stored(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => State[local.Local],
        IParameterReferenceOperation parameter => State[parameter.Parameter],
        IFlowCaptureReferenceOperation capture => State[capture.Id],
        _ => default,
    };

    private Tracked Of(IOperation operation)
    {
        switch (operation)
        {
            case ILiteralOperation or IInstanceReferenceOperation:
                return default;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return operation.ConstantValue.HasValue ? default : Stored(operation);
            case IFlowCaptureOperation capture:
                _captured[capture.Id] = capture.Value;
                State[capture.Id] = Value(capture.Value);
                return default;
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case ISimpleAssignmentOperation assignment:
                return OfAssignment(assignment);
            case ICompoundAssignmentOperation compound:
                Tracked sum = JoinedText.Join([compound.Target, compound.Value], Evaluate);
                CheckProperty(compound.Target, compound.Value, sum);
                Assign(compound.Target, sum);
                return sum;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value, Evaluate(deconstruction.Value));
                return default;
            case IInterpolatedStringOperation text:
                return JoinedText.Join(JoinedText.Of(text), Evaluate);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } binary:
                return JoinedText.Join(JoinedText.Of(binary), Evaluate);
            case IInvocationOperation call:
                return OfCall(call);
            case IObjectCreationOperation creation:
                return OfCreation(creation);
            case IPropertyReferenceOperation property:
                return OfProperty(property);
            case IFieldReferenceOperation field:
                return field.Instance is null or IInstanceReferenceOperation ? State[field.Field] : Member(field.Instance, field.Field);
            case IArrayElementReferenceOperation element:
                return Evaluate(element.ArrayReference);
            case IIsPatternOperation pattern:
                Tracked matched = Evaluate(pattern.Value);
                Declare(pattern.Pattern, matched);
                return default;
            case IFlowAnonymousFunctionOperation lambda:
                Lambda(lambda, default);
                return default;
            default:
                return OfParts(operation);
        }
    }

    /// <summary>What an operation is made of that has no way of its own here.</summary>
    private Tracked OfParts(IOperation operation)
    {
        Tracked parts = default;
        foreach (IOperation child in operation.ChildOperations)
            parts |= Evaluate(child);
        return parts;
    }

    /// <summary>A value to be stored: of a flag, what it checks.</summary>
    private Tracked Value(IOperation operation)
    {
        Tracked value = Evaluate(operation);
        return Flag(operation, value);
    }

    private Tracked Flag(IOperation operation, Tracked value) =>
        operation.Type is { SpecialType: SpecialType.System_Boolean } ? new Tracked(graph.Checks.Of(operation).All) : value;

    private Tracked OfAssignment(ISimpleAssignmentOperation assignment)
    {
        Tracked value = Value(assignment.Value);
        if (assignment.Value is { } given && Constants.Unwrap(given) is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } && assignment.Target is ILocalReferenceOperation local)
            graph.Delegates[local.Local] = lambda;
        CheckProperty(assignment.Target, assignment.Value, value);
        Assign(assignment.Target, value);
        if (Resolve(assignment.Target) is ILocalReferenceOperation { Local: { } result })
            State[new MemberKey(result, result)] = new Tracked(graph.Checks.Verdict(assignment.Value));
        return value;
    }

    private void CheckProperty(IOperation target, IOperation value, Tracked taint)
    {
        if (target is IPropertyReferenceOperation { Property: { } property } && run.Sinks.OfProperty(property) is var danger and not Danger.None)
            Check(value, taint, danger, property.ContainingType.Name + "." + property.Name);
    }

    private Tracked OfProperty(IPropertyReferenceOperation property)
    {
        foreach (IArgumentOperation argument in property.Arguments)
            Evaluate(argument.Value);
        if (property.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            return State[property.Property];
        return Member(property.Instance, property.Property).Only(TextPassing.OfProperty(property.Property));
    }

    /// <summary>A part of an object: of a request of the model, the one argument that it is.</summary>
    private Tracked Member(IOperation instance, ISymbol member)
    {
        IOperation owner = Resolve(instance);
        if (owner is IParameterReferenceOperation parameter && graph.HasMembers(parameter.Parameter, member))
            return State[new MemberKey(parameter.Parameter, member)];
        return Evaluate(instance);
    }

    /// <summary>What a capture of the graph stands for.</summary>
    public IOperation Resolve(IOperation operation)
    {
        operation = Constants.Unwrap(operation);
        for (int i = 0; i < Deepest && operation is IFlowCaptureReferenceOperation capture && _captured.TryGetValue(capture.Id, out IOperation? value); i++)
            operation = Constants.Unwrap(value);
        return operation;
    }

    private Tracked OfCreation(IObjectCreationOperation creation)
    {
        Tracked all = OfArguments(creation.Constructor, creation.Arguments, default);
        Evaluate(creation.Initializer);
        return creation.Type is { } type && Holds(type) ? type.Name == "StringBuilder" ? all.Without(Danger.Host) : all : default;
    }

    /// <summary>Whether what is made is still what it was made of. A client or a reader is something else.</summary>
    private static bool Holds(ITypeSymbol type) => !DottedName.IsIn(type, "System")
        ? type.IsRecord || type.IsAnonymousType
        : type.Name is "String" or "Uri" or "UriBuilder" or "StringBuilder" or "FileInfo" or "DirectoryInfo" or "MemoryStream" or "StringReader" or "Tuple" or "ValueTuple" or "KeyValuePair" or "Nullable"
            || type.Name.EndsWith("StringHandler", StringComparison.Ordinal)
            || DottedName.IsUnder(type, "System.Collections") || DottedName.IsUnder(type, "System.Text.Json");

    private Tracked OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        Tracked receiver = Evaluate(call.Instance);
        if (call.Instance is { } instance && run.Sinks.OfReceiver(method) is var danger and not Danger.None)
            Check(instance, receiver, danger, method.ContainingType.Name + "." + method.Name);
        if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is not null && Resolve(call.Instance) is ILocalReferenceOperation { Local: { } local } && graph.DelegateOf(local) is { } known)
            return Invoke(graph.GraphOf(known), known.Symbol, call.Arguments);
        if (method.MethodKind == MethodKind.LocalFunction)
            return Invoke(graph.GraphOf(method), method, call.Arguments);

        Tracked given = OfArguments(method, call.Arguments, receiver);
        Tracked? followed = run.Helpers.Follow(method, call, this, run.Member);
        if (CheckNames.Demands(method))
        {
            foreach (IArgumentOperation argument in call.Arguments)
                State.Clear(Read(argument.Value).All);
        }

        if (followed is { } returned)
            return returned;
        Tracked result = OfKnown(call, receiver);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out)
                Assign(argument.Value, result);
        }

        if (call.Instance is { } filled && TextPassing.Fills(method))
            Fill(filled, method.ContainingType.Name == "StringBuilder" ? given.Without(Danger.Host) : given);
        return result;
    }

    private Tracked Invoke(ControlFlowGraph? body, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        var given = ImmutableArray.CreateBuilder<Tracked>(method.Parameters.Length);
        given.Count = method.Parameters.Length;
        foreach (IArgumentOperation argument in arguments)
        {
            Tracked value = Evaluate(argument.Value);
            if (argument.Parameter is { Ordinal: var at } && at < given.Count)
                given[at] = value;
        }

        return run.Nested(graph, body, method, given.ToImmutable(), default, this, _quiet == 0).Returned;
    }

    /// <summary>Reads what is given to a call, and looks at what of it is dangerous there. Lambdas come last: they get what the others are.</summary>
    private Tracked OfArguments(IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments, Tracked receiver)
    {
        Tracked all = default;
        foreach (IArgumentOperation argument in arguments)
        {
            if (Function(argument) is not null)
                continue;
            Tracked value = Evaluate(argument.Value);
            all |= value;
            if (method is not null && argument.Parameter is { } parameter && !value.IsNone && run.Sinks.OfParameter(method, parameter, run.Facts) is var danger and not Danger.None)
                Check(argument.Value, value, danger, method.MethodKind == MethodKind.Constructor ? "new " + method.ContainingType.Name : method.ContainingType.Name + "." + method.Name);
        }

        if (run.Facts.HasShell && method is { Name: "Add" or "AddRange" or "Insert" } && arguments.Length > 0 && arguments[arguments.Length - 1] is { Parent: IInvocationOperation { Instance: { } list } } last
            && Resolve(list) is IPropertyReferenceOperation { Property: { } property } && run.Sinks.IsArgumentList(property))
            Check(last.Value, all, Danger.Program, property.ContainingType.Name + "." + property.Name);
        Tracked handed = method is not null && DottedName.IsIn(method.ContainingType, "System") ? receiver | all : default;
        foreach (IArgumentOperation argument in arguments)
        {
            if (Function(argument) is { } lambda)
                Lambda(lambda, handed);
            else if (Constants.Unwrap(argument.Value) is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { Parameters.Length: > 0 } named } })
                CheckNamed(argument.Value, named, handed);
        }

        return all;
    }

    /// <summary><c>paths.Select(File.ReadAllText)</c>.</summary>
    private void CheckNamed(IOperation place, IMethodSymbol method, Tracked given)
    {
        if (!given.IsNone && run.Sinks.OfParameter(method, method.Parameters[0], run.Facts) is var danger and not Danger.None)
            Check(place, given, danger, method.ContainingType.Name + "." + method.Name);
    }

    private static IFlowAnonymousFunctionOperation? Function(IArgumentOperation argument) =>
        Constants.Unwrap(argument.Value) is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } ? lambda : null;

    /// <summary>What a function of the libraries returns of what it was given.</summary>
    private Tracked OfKnown(IInvocationOperation call, Tracked receiver)
    {
        IMethodSymbol method = call.TargetMethod;
        var passing = TextPassing.Of(method);
        if (passing == default)
            return default;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            if (method.IsStatic)
                return JoinedText.Join(JoinedText.Of(call), o => Read(o));
            if (CutsOutForbidden(call))
                return default;
        }

        Tracked result = passing.Receiver ? receiver : default;
        for (int i = 0; i < call.Arguments.Length && i < passing.Arguments; i++)
            result |= OfPart(call, call.Arguments[i]);
        if (call.Arguments.Length > 0 && ArgumentChecks.Source(call) is { } source)
            result = ThroughFunctions(call, source, result);
        return result.Only(passing.Kept);
    }

    private Tracked OfPart(IInvocationOperation call, IArgumentOperation argument) =>
        Function(argument) is { } lambda ? Read(() => Lambda(lambda, default).Returned) : argument.Parameter?.RefKind == RefKind.Out ? default : Read(argument.Value);

    private Tracked Read(Func<Tracked> read)
    {
        _quiet++;
        Tracked value = read();
        _quiet--;
        return value;
    }

    /// <summary>What LINQ's functions leave: a projection what it makes, a filter what it lets through.</summary>
    private Tracked ThroughFunctions(IInvocationOperation call, IOperation source, Tracked result)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation value = Constants.Unwrap(argument.Value);
            if (value is not IDelegateCreationOperation creation || ReferenceEquals(argument.Value, source))
                continue;
            if (ArgumentChecks.IsCharacters(source))
                return default;
            bool projects = call.TargetMethod.Name.StartsWith("Select", StringComparison.Ordinal) || call.TargetMethod.Name == "ConvertAll";
            switch (creation.Target)
            {
                case IFlowAnonymousFunctionOperation lambda:
                    (Tracked Returned, Taint Checked) inner = default;
                    Tracked before = result;
                    Read(() => (inner = Lambda(lambda, before)).Returned);
                    result = projects ? inner.Returned : result.Except(inner.Checked);
                    break;
                case IMethodReferenceOperation { Method: { } method } when projects:
                    var passing = TextPassing.Of(method);
                    result = passing == default ? default : result.Only(passing.Kept);
                    break;
                case IMethodReferenceOperation { Method: { } method } when CheckNames.Asks(method) && !DottedName.IsIn(method.ContainingType, "System"):
                    return default;
            }
        }

        return result;
    }

    /// <summary><c>name.Split(Path.GetInvalidFileNameChars())</c>, and <c>name.Replace(c, '_')</c> in a loop over them.</summary>
    private static bool CutsOutForbidden(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Split" or "Replace") || call.Arguments.Length == 0)
            return false;
        IOperation first = Constants.Unwrap(call.Arguments[0].Value);
        return call.TargetMethod.Name == "Split"
            ? first is IInvocationOperation { TargetMethod.Name: "GetInvalidFileNameChars" } || (first is IFieldReferenceOperation or ILocalReferenceOperation && first.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char })
            : first is ILocalReferenceOperation { Local.Type.SpecialType: SpecialType.System_Char, ConstantValue.HasValue: false };
    }

    private void Deconstruct(IOperation target, IOperation value, Tracked whole)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
        {
            Assign(target, whole);
            return;
        }

        ImmutableArray<IOperation> values = Constants.Unwrap(value) is ITupleOperation tuple && tuple.Elements.Length == targets.Elements.Length ? tuple.Elements : default;
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            if (values.IsDefault)
                Deconstruct(targets.Elements[i], value, Resolve(value) is IParameterReferenceOperation parameter ? graph.Element(parameter.Parameter, targets.Elements[i], State) ?? whole : whole);
            else
                Deconstruct(targets.Elements[i], values[i], Flag(values[i], Read(values[i])));
        }
    }

    /// <summary>The variables that a pattern names.</summary>
    private void Declare(IPatternOperation pattern, Tracked value)
    {
        ISymbol? declared = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        };
        if (declared is ILocalSymbol local)
            State[local] = CarrierText.Is(local.Type) ? value : default;
        foreach (IOperation child in pattern.ChildOperations)
        {
            IOperation part = child is IPropertySubpatternOperation property ? property.Pattern : child;
            if (part is IPatternOperation inner)
                Declare(inner, value);
        }
    }

    /// <summary>Puts a value into a variable, or adds it to what something holds.</summary>
    private void Assign(IOperation target, Tracked value)
    {
        switch (Resolve(target))
        {
            case ILocalReferenceOperation local:
                State[local.Local] = Kept(local.Type, value);
                break;
            case IParameterReferenceOperation parameter:
                State[parameter.Parameter] = Kept(parameter.Type, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                State[field.Field] = Kept(field.Type, value);
                break;
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property:
                State[property.Property] = Kept(property.Type, value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property when Resolve(instance) is IParameterReferenceOperation owner && graph.HasMembers(owner.Parameter, property.Property):
                State[new MemberKey(owner.Parameter, property.Property)] = Kept(property.Type, value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                Fill(instance, property.Property is { Name: not "Host", ContainingType.Name: "UriBuilder" } ? value.Without(Danger.Host) : value);
                break;
            case IFieldReferenceOperation { Instance: { } instance }:
                Fill(instance, value);
                break;
            case IArrayElementReferenceOperation element:
                Fill(element.ArrayReference, value);
                break;
            case IFlowCaptureReferenceOperation capture:
                State[capture.Id] = value;
                break;
        }
    }

    private static Tracked Kept(ITypeSymbol? type, Tracked value) => type is { SpecialType: SpecialType.System_Boolean } || CarrierText.Is(type) ? value : default;

    private void Fill(IOperation holder, Tracked value)
    {
        if (value.IsNone)
            return;
        holder = Constants.Unwrap(holder);
        if (holder is IFlowCaptureReferenceOperation capture)
            State.Add(capture.Id, value);
        switch (Resolve(holder))
        {
            case ILocalReferenceOperation local:
                State.Add(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                State.Add(parameter.Parameter, value);
                break;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                State.Add(field.Field, value);
                break;
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property:
                State.Add(property.Property, value);
                break;
            case IInvocationOperation { Instance: { } chained } when _depth < Deepest:
                _depth++;
                Fill(chained, value);
                _depth--;
                break;
        }
    }

    public void Check(IOperation place, Tracked value, Danger danger, string sink)
    {
        if (_quiet > 0)
            return;
        ulong dangerous = value.Unchecked(graph.Told)[danger];
        if (dangerous != 0)
            run.Found(graph, place, dangerous, danger, sink);
    }
}
