using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Says of the expressions of one member whether they are, or hold, something that has to stay inside.</summary>
internal sealed class SecretReader(LocalWrites writes, NameCache names)
{
    private const int Deepest = 8;

    /// <summary>A local in a value counts for this much of the depth: two in a row are looked through.</summary>
    private const int Local = 3;

    private readonly Dictionary<ISymbol, Secret?> _locals = new(SymbolEqualityComparer.Default);

    /// <summary>The part of a text that is a secret.</summary>
    public IOperation? FindText(IOperation value) => ExposedPart.Find(value, new Leaf(this));

    /// <summary>Whether a part of a text is what ZTA1006 reports.</summary>
    public bool IsPlain(IOperation part) => CredentialRead.Is(part, names);

    /// <summary>What a part of a text is.</summary>
    public Secret? OfPart(IOperation part)
    {
        if (IsPlain(part))
            return new Secret(CredentialRead.NameOf(part, names) ?? Secret.Credential, Secret.Credential);
        switch (part)
        {
            case ILocalReferenceOperation { Local: { IsConst: false } local } when IsText(part.Type):
                return OfLocal(local);
            case IInvocationOperation call when IsText(call.Type) && CredentialGetter.Is(call.TargetMethod, names):
                return new Secret(call.TargetMethod.Name, Secret.Credential);
            case IInvocationOperation call when Serialised(call) is { } value:
                return FindObject(value, 0).Secret;
            default:
                return null;
        }
    }

    /// <summary>The part of an object that is a secret and is written out with it, and what it is.</summary>
    public (IOperation? Part, Secret? Secret) FindObject(IOperation? value, int depth)
    {
        if (value is null || depth > Deepest)
            return default;
        value = Constants.Unwrap(value);
        switch (value)
        {
            case IAwaitOperation wait:
                return FindObject(wait.Operation, depth + 1) is { Secret: not null } waited ? waited : ByType(value);
            case IConditionalOperation choice:
                return Either(FindObject(choice.WhenTrue, depth + 1), choice.WhenFalse, depth);
            case ICoalesceOperation coalesce:
                return Either(FindObject(coalesce.Value, depth + 1), coalesce.WhenNull, depth);
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }:
                return FindObject(task, depth + 1);
            case IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: { Length: 1 } finished }:
                return FindObject(finished[0].Value, depth + 1);
            case IInvocationOperation { TargetMethod.ContainingType: { } linq, Arguments: { Length: > 0 } arguments } call when linq.Name is "Enumerable" or "Queryable":
                return FindObject(call.TargetMethod.Name == "Select" && arguments.Length > 1 ? Selected(arguments[1].Value) : arguments[0].Value, depth + 1);
            case ITupleOperation tuple:
                return OfMembers(tuple.Elements);
            case IAnonymousObjectCreationOperation created:
                return OfMembers(created.Initializers);
            case IWithOperation copy:
                return OfMembers(copy.Initializer.Initializers);
            case IObjectCreationOperation created:
                return OfCreation(created);
            case ILocalReferenceOperation { Local: { } local } when SecretTypes.Of(value.Type) is null && writes.Into(local) is { } values:
                foreach (IOperation written in values)
                {
                    if (FindObject(written, depth + Local) is { Secret: { } secret })
                        return (value, secret);
                }

                return default;
            default:
                return ByType(value);
        }
    }

    private static (IOperation? Part, Secret? Secret) ByType(IOperation value) => SecretTypes.Of(value.Type) is { } what
        ? (value, new Secret(value is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation ? Names.Of(value) ?? value.Type!.Name : value.Type!.Name, what)) : default;

    private (IOperation? Part, Secret? Secret) Either((IOperation? Part, Secret? Secret) first, IOperation? second, int depth) =>
        first.Secret is null ? FindObject(second, depth + 1) : first;

    private (IOperation? Part, Secret? Secret) OfCreation(IObjectCreationOperation created)
    {
        if (SecretTypes.Of(created.Type) is { } what)
            return (created, new Secret(created.Type!.Name, what));
        if (created.Initializer is { } initializer && OfMembers(initializer.Initializers) is { Secret: not null } set)
            return set;
        foreach (IArgumentOperation argument in created.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && IsMember(created.Type, argument.Parameter?.Name) && OfMember(argument.Value) is { Secret: not null } given)
                return given;
        }

        return default;
    }

    /// <summary>Elements of a tuple, initialisers of an object or a collection.</summary>
    private (IOperation? Part, Secret? Secret) OfMembers(ImmutableArray<IOperation> members)
    {
        foreach (IOperation member in members)
        {
            IOperation? value = member switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false } property } } set => SecretMembers.IsSerialised(property) ? set.Value : null,
                ISimpleAssignmentOperation set => set.Value,
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: > 0 } arguments } => arguments[arguments.Length - 1].Value,
                IMemberInitializerOperation => null,
                _ => member,
            };
            if (value is not null && OfMember(value) is { Secret: not null } found)
                return found;
        }

        return default;
    }

    /// <summary>One level deep: what objects of objects hold is not followed.</summary>
    private (IOperation? Part, Secret? Secret) OfMember(IOperation value)
    {
        if (FindText(value) is { } part)
            return (part, OfPart(part));
        return ByType(Constants.Unwrap(value));
    }

    /// <summary>Whether what is given to a constructor can be read from the object: as it can from every record.</summary>
    private static bool IsMember(ITypeSymbol? type, string? parameter)
    {
        if (parameter is null)
            return false;
        for (ITypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            foreach (ISymbol member in at.GetMembers())
            {
                if (member is IPropertySymbol property && string.Equals(property.Name, parameter, StringComparison.OrdinalIgnoreCase) && SecretMembers.IsSerialised(property))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What a lambda makes of each element, if it is an expression.</summary>
    private static IOperation? Selected(IOperation function) =>
        FunctionBody.Of(function, out _) is { Operations: { Length: 1 } operations } && operations[0] is IReturnOperation { ReturnedValue: { } value } ? value : null;

    private Secret? OfLocal(ILocalSymbol local)
    {
        if (_locals.TryGetValue(local, out Secret? known))
            return known;

        // A local that is written with itself asks for itself.
        _locals.Add(local, null);
        if (writes.Into(local) is not { } values)
            return null;
        foreach (IOperation value in values)
        {
            if (FindText(value) is { } part)
                return _locals[local] = OfPart(part);
        }

        return null;
    }

    /// <summary>What <c>JsonSerializer.Serialize(value)</c> and its like write out.</summary>
    private static IOperation? Serialised(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Serialize" or "SerializeObject", ContainingType.Name: "JsonSerializer" or "JsonConvert" } && call.Arguments.Length > 0 && call.Type?.SpecialType == SpecialType.System_String
            ? call.Arguments[0].Value : null;

    private static bool IsText(ITypeSymbol? type) =>
        CredentialRead.IsText(type) || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } && CredentialRead.IsText(results[0]));

    private readonly struct Leaf(SecretReader reader) : IExposedLeaf
    {
        public bool Is(IOperation operation) => reader.OfPart(operation) is not null;
    }
}
