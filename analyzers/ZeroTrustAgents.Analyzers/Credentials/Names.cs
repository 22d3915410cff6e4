using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What an expression is called: the name of a variable or member, or the constant key that it is read or written by.</summary>
internal static class Names
{
    /// <summary>Methods whose first constant argument names what they read.</summary>
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "GetValue", "GetSection", "GetRequiredSection", "GetConnectionString", "GetEnvironmentVariable", "GetString", "GetSecret", "GetSecretAsync", "Get", "GetRequiredValue",
        "GetValueOrDefault", "GetSetting", "GetAppSetting", "GetParameter", "GetConfig", "GetConfigValue", "GetOption", "GetProperty", "GetItem", "Read", "Value", "Field", "GetHeader", "TryGetValue",
    };

    /// <summary>Functions of a text that leave it what it is.</summary>
    private static readonly HashSet<string> Views = new(StringComparer.Ordinal) { "ToString", "Trim", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "AsSpan", "ToCharArray", "GetBytes", "First", "FirstOrDefault" };

    public static bool IsReader(string method) => Readers.Contains(method);

    private static readonly string[] Verbs = ["Set", "With", "Use", "Add", "Change", "Update"];

    public static string? Of(IOperation? operation)
    {
        for (int i = 0; operation is not null && i < 16; i++)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    continue;
                case ILocalReferenceOperation local:
                    return local.Local.Name;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter.Name;
                case IFieldReferenceOperation field:
                    return field.Field.Name;
                case IPropertyReferenceOperation { Arguments: { Length: > 0 } arguments } indexer:
                    if (Constants.Text(arguments[0].Value) is { } key)
                        return key;
                    operation = indexer.Instance;
                    continue;
                case IPropertyReferenceOperation { Property.Name: "Value" or "Result", Instance: { } instance }:
                    operation = instance;
                    continue;
                case IPropertyReferenceOperation property:
                    return property.Property.Name;
                case IArrayElementReferenceOperation element:
                    operation = element.ArrayReference;
                    continue;
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull;
                    continue;
                case IAwaitOperation await:
                    operation = await.Operation;
                    continue;
                case IDeclarationExpressionOperation declaration:
                    operation = declaration.Expression;
                    continue;
                case IInvocationOperation call:
                    int first = call.Instance is null && call.TargetMethod.IsExtensionMethod ? 1 : 0;
                    if (Views.Contains(call.TargetMethod.Name) && call.Arguments.Length <= first + 1)
                    {
                        operation = call.Instance is not null && call.TargetMethod.Name != "GetBytes" ? call.Instance : call.Arguments.Length > 0 ? call.Arguments[0].Value : null;
                        continue;
                    }

                    if (Readers.Contains(call.TargetMethod.Name) && call.Arguments.Length > first && Constants.Text(call.Arguments[first].Value) is { } argument)
                        return argument;
                    return call.TargetMethod.Name;
                case IInvalidOperation:
                    return Written(operation.Syntax);
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What a method or property returns, by its name.</summary>
    public static string Result(ISymbol function)
    {
        string name = function.Name;
        int dot = name.LastIndexOf('.');
        if (dot >= 0)
            name = name.Substring(dot + 1);
        return name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;
    }

    /// <summary>What an element of a tuple is called, where it has a name of its own.</summary>
    public static string? Element(INamedTypeSymbol? tuple, int index) =>
        tuple is { IsTupleType: true, TupleElements: var elements } && index < elements.Length && elements[index].IsExplicitlyNamedTupleElement ? elements[index].Name : null;

    /// <summary>What the only parameter of <c>SetPassword(value)</c> or <c>WithPassword(value)</c> is.</summary>
    public static string? Setter(ISymbol callee, IParameterSymbol parameter)
    {
        if (callee is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || parameter.Ordinal != (method.IsExtensionMethod ? 1 : 0) || method.Parameters.Length > parameter.Ordinal + 1)
            return null;
        string name = method.Name;
        foreach (string verb in Verbs)
        {
            if (name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]))
                return name.Substring(verb.Length);
        }

        return null;
    }

    /// <summary>The last name of an expression as it is written, for what does not compile or is not referenced.</summary>
    public static string? Written(SyntaxNode syntax) => syntax switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => (arguments[0].Expression as LiteralExpressionSyntax)?.Token.Value as string,
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => (arguments[0].Expression as LiteralExpressionSyntax)?.Token.Value as string,
        GenericNameSyntax generic => generic.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        InvocationExpressionSyntax invocation => Written(invocation.Expression),
        _ => null,
    };
}
