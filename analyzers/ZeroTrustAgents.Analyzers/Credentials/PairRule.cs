using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Arguments in pairs, a constant name and its value: <c>headers.Add("Authorization", …)</c>, <c>SetEnvironmentVariable("API_KEY", …)</c>.</summary>
internal static class PairRule
{
    private const int LongestName = 80;

    /// <summary>What parameters are called that take the name.</summary>
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "name", "parameterName", "paramName", "header", "headerName", "variable", "keyword", "property", "propertyName", "field", "fieldName", "path", "setting", "settingName",
        "option", "optionName", "item1", "argument", "attribute", "attributeName", "k", "id", "element", "column", "columnName", "keyName", "variableName", "scheme", "index", "type", "claimType", "t1",
    };

    /// <summary>Methods whose arguments only look like a name and its value.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "Replace", "Contains", "IndexOf", "Split", "Trim", "Equal", "AreEqual", "Log", "Format", "Concat", "Join", "Compare",
    };

    /// <summary>Methods that take a name and its value, where the parameters are not known.</summary>
    private static readonly HashSet<string> Setters = new(StringComparer.Ordinal)
    {
        "Add", "Append", "Set", "TryAdd", "AddWithValue", "SetEnvironmentVariable", "With", "WithParameter", "Put", "Insert", "SetValue", "AddHeader", "SetHeader", "WithHeader",
        "AddParameter", "AddQueryParameter", "SetQueryParam", "AddOrUpdate", "TryAddWithoutValidation", "WithEnvironment", "UseSetting", "AddDefaultHeader", "SetQueryParams", "AddCookie",
        "SqlParameter", "NpgsqlParameter", "MySqlParameter", "OracleParameter", "KeyValuePair", "AuthenticationHeaderValue", "AddBody", "HasDefault", "SetSecret", "SetSecretAsync", "KeyVaultSecret",
    };

    /// <summary>Whether a method or type of that name takes a name and its value.</summary>
    public static bool IsSetter(string name) => Setters.Contains(name) || StartsWithVerb(name, "Add") || StartsWithVerb(name, "Set") || StartsWithVerb(name, "With");

    /// <summary>Whether a parameter of a method takes the name of the next one's value.</summary>
    public static bool IsPair(string method, string parameter) => Keys.Contains(parameter) && !Others.Contains(method);

    /// <summary>The constant name that stands right before an argument.</summary>
    public static string? NameFor(IArgumentOperation argument)
    {
        ImmutableArray<IArgumentOperation> arguments;
        string method;
        switch (argument.Parent)
        {
            case IInvocationOperation call:
                arguments = call.Arguments;
                method = call.TargetMethod.Name;
                break;
            case IObjectCreationOperation creation:
                arguments = creation.Arguments;
                method = "";
                break;
            default:
                return null;
        }

        if (arguments.Length < 2 || argument.Parameter is not { Ordinal: > 0 } parameter)
            return null;
        foreach (IArgumentOperation other in arguments)
        {
            if (other.Parameter is { } before && before.Ordinal == parameter.Ordinal - 1)
            {
                return MayBeConstant(other.Value) && Constants.Text(other.Value) is { Length: <= LongestName } name && IsKey(name) && IsPair(method, before.Name) ? name : null;
            }
        }

        return null;
    }

    /// <summary>A key is one word to its reader; with blanks it is a label, and what follows it is no value of it.</summary>
    private static bool IsKey(string name) => name.IndexOf(' ') < 0;

    private static bool StartsWithVerb(string name, string verb) =>
        name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]);

    private static bool MayBeConstant(IOperation value) => Constants.Unwrap(value).Kind is OperationKind.Literal or OperationKind.FieldReference or OperationKind.LocalReference or OperationKind.NameOf;
}
