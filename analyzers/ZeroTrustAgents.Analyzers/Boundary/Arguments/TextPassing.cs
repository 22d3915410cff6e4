using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What of a text comes out of a function again. Of a function that is not known here, nothing does: what it returns is its own.</summary>
/// <param name="Receiver">Whether what it is called on comes out.</param>
/// <param name="Arguments">How many of its first arguments do.</param>
/// <param name="Kept">As what it is still dangerous.</param>
internal readonly record struct TextPassing(bool Receiver, int Arguments, Danger Kept = Danger.All)
{
    private const Danger Encoded = Danger.Program | Danger.Sql | Danger.Code;
    private const Danger Named = Danger.All & ~(Danger.Path | Danger.Host);

    private static readonly TextPassing Everything = new(true, int.MaxValue);
    private static readonly TextPassing First = new(false, 1);
    private static readonly TextPassing Same = new(true, 0);

    public static TextPassing Of(IMethodSymbol method)
    {
        if (method.Name is "ToString" or "GetEnumerator" or "GetAsyncEnumerator" or "Clone" or "<Clone>$" or "Deconstruct" && !method.IsStatic)
            return Same;
        if (!DottedName.IsIn(method.ContainingType, "System"))
            return default;
        switch (method.ContainingType.Name)
        {
            case "String":
                return method.IsStatic ? Everything : OfText(method);
            case "Path":
                return OfPath(method);
            case "Uri":
                return method.Name is "EscapeDataString" or "HexEscape" ? Everything with { Kept = Encoded } : Everything;
            case "WebUtility" or "HttpUtility":
                return method.Name.StartsWith("UrlEncode", StringComparison.Ordinal) || method.Name.StartsWith("UrlPathEncode", StringComparison.Ordinal) ? Everything with { Kept = Encoded } : Everything;
            case "UrlEncoder" or "TextEncoder" or "HtmlEncoder" or "JavaScriptEncoder":
                return Everything with { Kept = Encoded };
            case "UriBuilder":
                return Everything;
            case "StringBuilder":
                return Everything with { Kept = Danger.All & ~Danger.Host };
            case "Convert":
                return method.Name is "ToString" or "ChangeType" || method.Name.StartsWith("From", StringComparison.Ordinal) ? Everything : default;
            case "Environment":
                return method.Name == "ExpandEnvironmentVariables" ? Everything : default;
            case "Enumerable" or "AsyncEnumerable" or "ParallelEnumerable":
                return method.Name is "Concat" or "Append" or "Prepend" or "Union" or "UnionBy" or "Zip" or "DefaultIfEmpty" ? Everything : First;
            case "Task" or "ValueTask" or "TaskAsyncEnumerableExtensions" or "TaskAwaiter" or "ValueTaskAwaiter":
                return Everything;
            case "MemoryExtensions" or "Array" or "CollectionExtensions":
                return method.IsStatic ? First : Same;
            case "Tuple" or "ValueTuple" or "KeyValuePair":
                return Everything;
        }

        if (method.ContainingType.Name.EndsWith("Encoding", StringComparison.Ordinal) || method.ContainingType.Name.EndsWith("StringHandler", StringComparison.Ordinal) || DottedName.IsUnder(method.ContainingType, "System.Text.Json"))
            return Everything;
        if (DottedName.IsUnder(method.ContainingType, "System.Collections"))
            return method.IsStatic ? Everything : Same;
        return method.ContainingType.Name is "Nullable" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "Lazy" ? Same : default;
    }

    /// <summary>Whether a method puts what it is given into what it is called on.</summary>
    public static bool Fills(IMethodSymbol method) => !method.IsStatic
        && (method.Name.StartsWith("Append", StringComparison.Ordinal) || method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("Insert", StringComparison.Ordinal)
            || method.Name is "Enqueue" or "Push" or "TryAdd" or "Replace")
        && DottedName.IsIn(method.ContainingType, "System")
        && (method.ContainingType.Name == "StringBuilder" || method.ContainingType.Name.EndsWith("StringHandler", StringComparison.Ordinal) || DottedName.IsUnder(method.ContainingType, "System.Collections"));

    /// <summary>What is left when a property is read.</summary>
    public static Danger OfProperty(IPropertySymbol property) => property.ContainingType?.Name switch
    {
        "FileInfo" or "DirectoryInfo" or "FileSystemInfo" => property.Name is "Name" or "Extension" ? Named : Danger.All,
        "Uri" => property.Name is "AbsolutePath" or "PathAndQuery" or "LocalPath" or "Query" or "Fragment" or "Scheme" or "Segments" ? Danger.All & ~Danger.Host : Danger.All,
        _ => Danger.All,
    };

    private static TextPassing OfText(IMethodSymbol method) => method.Name is "Replace" or "Insert" or "Concat" ? Everything : Same;

    private static TextPassing OfPath(IMethodSymbol method) => method.Name switch
    {
        "GetFileName" or "GetFileNameWithoutExtension" or "GetExtension" => Everything with { Kept = Named },
        "GetRandomFileName" or "GetTempFileName" or "GetTempPath" or "GetInvalidFileNameChars" or "GetInvalidPathChars" => default,
        _ => Everything,
    };
}
