namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Methods of the framework that carry a value on, by name. A row that is wrong for some type of that name carries a value too far, never loses one.</summary>
internal static class CallTable
{
    private static readonly Dictionary<string, (CallShape Shape, TextFunction Function)> Rows = Build();

    public static CallShape Find(string name, out TextFunction function)
    {
        if (Rows.TryGetValue(name, out (CallShape Shape, TextFunction Function) row))
        {
            function = row.Function;
            return row.Shape;
        }

        function = TextFunction.None;
        return CallShape.None;
    }

    /// <summary>Whether a static method that is no extension gives back its first argument.</summary>
    public static bool IsStatic(string name) => name is "FromResult" or "Copy" or "Intern" or "FromString" or "FromBytes" or "EscapeDataString" or "UnescapeDataString"
        or "UrlEncode" or "UrlDecode" or "HtmlDecode" or "HtmlEncode" or "CreateReadOnlySpan" or "ToString" or "AsReadOnly" or "Find" or "FindLast";

    private static Dictionary<string, (CallShape Shape, TextFunction Function)> Build()
    {
        var rows = new Dictionary<string, (CallShape Shape, TextFunction Function)>(StringComparer.Ordinal);
        void Shape(CallShape shape, params string[] names)
        {
            foreach (string name in names)
                rows.Add(name, (shape, TextFunction.None));
        }

        void Text(TextFunction function, params string[] names)
        {
            foreach (string name in names)
                rows.Add(name, (CallShape.Text, function));
        }

        Shape(CallShape.Same, "ToString", "ToCharArray", "AsSpan", "AsMemory", "ToArray", "ToList", "GetBytes", "GetString", "GetChars", "Clone", "Normalize", "Copy", "Intern",
            "AsEnumerable", "Cast", "OfType", "Where", "Distinct", "OrderBy", "OrderByDescending", "Skip", "Take", "TakeLast", "SkipLast", "FromResult", "GetAwaiter", "GetResult",
            "ConfigureAwait", "AsTask", "ToHashSet", "ToImmutableArray", "ToImmutableList", "ToFrozenSet", "AsReadOnly", "Slice", "GetEnumerator", "ToStringAndClear", "ReadToEnd", "ReadToEndAsync", "ReadLine",
            "FromString", "FromBytes", "GetBuffer", "Deserialize", "EscapeDataString", "UnescapeDataString", "UrlEncode", "UrlDecode", "HtmlDecode", "HtmlEncode",
            "ToLookup", "AsQueryable", "Chunk", "ToUnsecureString", "AsReadOnlySpan", "CreateReadOnlySpan", "FromStringLiteral");
        Shape(CallShape.Element, "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault", "Peek", "Pop", "Dequeue", "Get",
            "GetValue", "get_Item", "Find", "FindLast", "Min", "Max", "Aggregate", "GetValues");
        Shape(CallShape.ElementOr, "GetValueOrDefault", "GetOrAdd", "AddOrUpdate", "DefaultIfEmpty");
        Shape(CallShape.Elements, "Create", "CreateRange", "Repeat", "Union", "Zip", "ValueTuple");
        Shape(CallShape.Result, "Run", "Select", "SelectMany", "ConvertAll", "StartNew", "ContinueWith");
        Shape(CallShape.Add, "Add", "AddLast", "AddFirst", "Enqueue", "Push", "TryAdd", "AddRange", "SetValue", "Set", "AddAfter", "AddBefore", "TryEnqueue", "TryWrite", "WriteAsync");
        Shape(CallShape.Append, "Append", "AppendLine", "AppendFormat", "AppendJoin", "AppendChar", "AppendLiteral", "AppendFormatted", "Write", "WriteLine", "WriteByte");
        Shape(CallShape.Prepend, "Prepend");
        Shape(CallShape.TryGet, "TryGetValue", "TryPeek", "TryPop", "TryDequeue", "TryTake", "TryRemove", "TryRead");
        Shape(CallShape.Exchange, "Exchange", "CompareExchange");
        Shape(CallShape.Into, "CopyTo", "Serialize", "BlockCopy", "TryCopyTo");
        Text(TextFunction.Concat, "Concat");
        Text(TextFunction.Join, "Join");
        Text(TextFunction.Format, "Format");
        Text(TextFunction.Replace, "Replace");
        Text(TextFunction.Remove, "Remove");
        Text(TextFunction.Insert, "Insert");
        Text(TextFunction.Substring, "Substring");
        Text(TextFunction.Trim, "Trim");
        Text(TextFunction.TrimStart, "TrimStart");
        Text(TextFunction.TrimEnd, "TrimEnd");
        Text(TextFunction.ToUpper, "ToUpper", "ToUpperInvariant");
        Text(TextFunction.ToLower, "ToLower", "ToLowerInvariant");
        Text(TextFunction.Reverse, "Reverse");
        Text(TextFunction.PadLeft, "PadLeft");
        Text(TextFunction.PadRight, "PadRight");
        Text(TextFunction.Split, "Split");
        Text(TextFunction.FromBase64, "FromBase64String");
        Text(TextFunction.ToBase64, "ToBase64String");
        Text(TextFunction.FromHex, "FromHexString");
        Text(TextFunction.ToHex, "ToHexString", "ToHexStringLower");
        return rows;
    }
}
