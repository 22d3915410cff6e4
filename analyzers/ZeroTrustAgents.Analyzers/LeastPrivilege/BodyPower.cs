using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What one operation in the body of a tool does to the world.</summary>
internal static class BodyPower
{
    public static ToolPower Of(IOperation operation, out string what)
    {
        what = "";
        switch (operation)
        {
            case IInvocationOperation call:
                what = call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;
                return OfCall(call, ref what);
            case IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType: { Name: "HttpMethod" } type } property } when DottedName.IsUnder(type, "System.Net.Http"):
                what = "HttpMethod." + property.Name;
                return OfVerb(property.Name);
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } } assignment:
                return OfSql(assignment.Value, ref what);
            case IObjectCreationOperation { Type: { } type } creation when IsCommand(type):
                foreach (IArgumentOperation argument in creation.Arguments)
                {
                    if (argument.Parameter?.Type.SpecialType == SpecialType.System_String && OfSql(argument.Value, ref what) is var power and not ToolPower.None)
                        return power;
                }

                return ToolPower.None;
            default:
                return ToolPower.None;
        }
    }

    private static ToolPower OfCall(IInvocationOperation call, ref string what)
    {
        IMethodSymbol method = call.TargetMethod;
        string name = method.Name;
        switch (method.ContainingType.Name)
        {
            case "HttpClient" or "HttpClientJsonExtensions" when DottedName.IsUnder(method.ContainingType, "System.Net.Http"):
                return name.StartsWith("Delete", StringComparison.Ordinal) ? ToolPower.Destroys
                    : name.StartsWith("Put", StringComparison.Ordinal) || name.StartsWith("Patch", StringComparison.Ordinal) ? ToolPower.Writes
                    : name.StartsWith("Post", StringComparison.Ordinal) ? ToolPower.MayWrite
                    : ToolPower.None;
            case "File" or "FileInfo" or "Directory" or "DirectoryInfo" or "FileSystemInfo" when DottedName.IsUnder(method.ContainingType, "System.IO"):
                return OfFile(name);
            case "Process" when name == "Start" && DottedName.IsUnder(method.ContainingType, "System.Diagnostics"):
                return ToolPower.Writes;
            case "SmtpClient" when name.StartsWith("Send", StringComparison.Ordinal):
                return ToolPower.Writes;
        }

        return TakesSql(name) ? OfSqlArgument(call, ref what) : ToolPower.None;
    }

    private static ToolPower OfFile(string name) =>
        name == "Delete" ? ToolPower.Destroys
        : name.StartsWith("Write", StringComparison.Ordinal) || name.StartsWith("Append", StringComparison.Ordinal) || name is "Create" or "CreateText" or "CreateDirectory" or "Move" or "MoveTo" or "Copy" or "CopyTo" or "Replace" or "OpenWrite" ? ToolPower.Writes
        : ToolPower.None;

    private static ToolPower OfVerb(string name) => name switch
    {
        "Delete" => ToolPower.Destroys,
        "Put" or "Patch" => ToolPower.Writes,
        "Post" => ToolPower.MayWrite,
        _ => ToolPower.None,
    };

    /// <summary>Dapper's, Entity Framework's and what is made like them.</summary>
    private static bool TakesSql(string name) => name.StartsWith("Execute", StringComparison.Ordinal) || name.StartsWith("Query", StringComparison.Ordinal);

    private static ToolPower OfSqlArgument(IInvocationOperation call, ref string what)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            bool isSql = argument.Parameter is { } parameter
                && (parameter.Type.SpecialType == SpecialType.System_String ? parameter.Name is "sql" or "query" or "commandText" or "command" : parameter.Type.Name == "FormattableString");
            if (isSql && OfSql(argument.Value, ref what) is var power and not ToolPower.None)
                return power;
        }

        return ToolPower.None;
    }

    private static ToolPower OfSql(IOperation value, ref string what)
    {
        string? sql = TextOf(value);
        ToolPower power = sql is null ? ToolPower.None : SqlText.PowerOf(sql);
        if (power != ToolPower.None)
            what = "SQL '" + sql!.TrimStart().Split([' ', '\t', '\r', '\n'], 2)[0].ToUpperInvariant() + "'";
        return power;
    }

    /// <summary>The constant text, or what is constant at its start: the rest is the values.</summary>
    private static string? TextOf(IOperation value)
    {
        value = Flow.Constants.Unwrap(value);
        return value switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => text,
            IInterpolatedStringOperation { Parts.Length: > 0 } text when text.Parts[0] is IInterpolatedStringTextOperation first => TextOf(first.Text) + "?",
            IBinaryOperation sum => TextOf(sum.LeftOperand),
            _ => null,
        };
    }

    private static bool IsCommand(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == "DbCommand" && DottedName.IsUnder(at, "System.Data.Common"))
                return true;
        }

        return type.Name is "CommandDefinition";
    }
}
