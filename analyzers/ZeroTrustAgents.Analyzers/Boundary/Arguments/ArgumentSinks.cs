using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Where a text decides what is run, read, reached or made.</summary>
internal sealed class ArgumentSinks
{
    private static readonly (string Type, Danger Danger)[] Known =
    [
        (KnownTypes.Process, Danger.Program),
        (KnownTypes.ProcessStartInfo, Danger.Program),
        (KnownTypes.File, Danger.Path),
        (KnownTypes.FileInfo, Danger.Path),
        (KnownTypes.Directory, Danger.Path),
        (KnownTypes.DirectoryInfo, Danger.Path),
        (KnownTypes.FileSystemInfo, Danger.Path),
        (KnownTypes.FileStream, Danger.Path),
        (KnownTypes.StreamReader, Danger.Path),
        (KnownTypes.StreamWriter, Danger.Path),
        (KnownTypes.ZipFile, Danger.Path),
        (KnownTypes.HttpClient, Danger.Host),
        (KnownTypes.HttpClientJson, Danger.Host),
        (KnownTypes.HttpRequestMessage, Danger.Host),
        (KnownTypes.WebClient, Danger.Host),
        (KnownTypes.WebRequest, Danger.Host),
        (KnownTypes.ClientWebSocket, Danger.Host),
        (KnownTypes.TcpClient, Danger.Host),
        (KnownTypes.Type, Danger.Code),
        (KnownTypes.Assembly, Danger.Code),
        (KnownTypes.AssemblyLoadContext, Danger.Code),
        (KnownTypes.Activator, Danger.Code),
        (KnownTypes.NativeLibrary, Danger.Code),
    ];

    private readonly Dictionary<ISymbol, Danger> _types = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _command;
    private readonly INamedTypeSymbol? _adapter;
    private readonly INamedTypeSymbol? _batchCommand;
    private readonly INamedTypeSymbol? _connection;

    public ArgumentSinks(Compilation compilation)
    {
        foreach ((string name, Danger danger) in Known)
        {
            if (compilation.GetTypeByMetadataName(name) is { } type)
                _types[type] = danger;
        }

        _command = compilation.GetTypeByMetadataName(KnownTypes.DbCommand);
        _adapter = compilation.GetTypeByMetadataName(KnownTypes.DbAdapter);
        _batchCommand = compilation.GetTypeByMetadataName(KnownTypes.DbBatchCommand);
        _connection = compilation.GetTypeByMetadataName(KnownTypes.DbConnection);
    }

    /// <summary>Whether anything that is given to a method, or the object that it is called on, can be dangerous.</summary>
    public bool IsSink(IMethodSymbol method)
    {
        if (OfReceiver(method) != Danger.None)
            return true;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (OfParameter(method, parameter, anything: true) != Danger.None)
                return true;
        }

        return false;
    }

    /// <summary>What a value is dangerous as when it is given for a parameter.</summary>
    public Danger OfParameter(IMethodSymbol method, IParameterSymbol parameter, MemberFacts facts) =>
        OfParameter(method, parameter, facts.HasShell, facts.AnyType);

    /// <summary>What it is dangerous as when it is assigned to a property.</summary>
    public Danger OfProperty(IPropertySymbol property) => property.Name switch
    {
        "CommandText" when AgentTypes.IsA(property.ContainingType, _command) || AgentTypes.IsA(property.ContainingType, _batchCommand) => Danger.Sql,
        "FileName" or "Arguments" when DangerOf(property.ContainingType) == Danger.Program => Danger.Program,
        "RequestUri" or "BaseAddress" when DangerOf(property.ContainingType) == Danger.Host => Danger.Host,
        _ => Danger.None,
    };

    /// <summary>A file's or a folder's object is dangerous when it is used: until then its path can be looked at.</summary>
    public Danger OfReceiver(IMethodSymbol method) =>
        method is { IsStatic: false, MethodKind: MethodKind.Ordinary, ContainingType.Name: "FileInfo" or "DirectoryInfo" or "FileSystemInfo", Name: not ("ToString" or "Refresh" or "Equals" or "GetHashCode" or "GetType") }
            ? DangerOf(method.ContainingType) & Danger.Path
            : Danger.None;

    /// <summary>Whether a parameter is the path of a file or folder, to be used now or later.</summary>
    public bool IsFile(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String && parameter.ContainingSymbol is IMethodSymbol method
        && DangerOf(method.ContainingType) == Danger.Path && IsPathName(parameter.Name);

    /// <summary>Whether arguments are added that are programs where a shell gets them.</summary>
    public bool IsArgumentList(IPropertySymbol property) => property.Name == "ArgumentList" && DangerOf(property.ContainingType) == Danger.Program;

    private Danger OfParameter(IMethodSymbol method, IParameterSymbol parameter, bool anything) => OfParameter(method, parameter, anything, anything);

    private Danger OfParameter(IMethodSymbol method, IParameterSymbol parameter, bool shell, bool anyType)
    {
        bool isText = parameter.Type.SpecialType == SpecialType.System_String;
        Danger known = DangerOf(method.ContainingType);
        bool found = known switch
        {
            Danger.Program => parameter.Name is "fileName" or "arguments" && (isText || (shell && parameter.Name == "arguments")),
            Danger.Path => isText && IsPath(method, parameter.Name),
            Danger.Host => parameter.Name is "requestUri" or "requestUriString" or "address" or "uri" or "hostname" or "host",
            Danger.Code => (isText || parameter.Type is IArrayTypeSymbol) && LoadsCode(method.Name) && parameter.Name is not ("args" or "parameters" or "modifiers" or "types" or "activationAttributes"),
            _ => false,
        };
        if (known != Danger.None)
            return found ? known : Danger.None;
        if (isText && TakesSql(method, parameter))
            return Danger.Sql;
        return Deserialises(method, parameter, anyType) ? Danger.Code : Danger.None;
    }

    private Danger DangerOf(INamedTypeSymbol? type) => type is not null && _types.TryGetValue(type.OriginalDefinition, out Danger danger) ? danger : Danger.None;

    /// <summary>Whether something is there tells little, and comes before most checks.</summary>
    private static bool IsPath(IMethodSymbol method, string parameter)
    {
        if (method.Name is "Exists" or "GetParent" || (method.MethodKind == MethodKind.Constructor && method.ContainingType.Name is "FileInfo" or "DirectoryInfo"))
            return false;
        return IsPathName(parameter);
    }

    private static bool IsPathName(string parameter) =>
        Ends(parameter, "path") || Ends(parameter, "FileName") || Ends(parameter, "DirName") || Ends(parameter, "DirectoryName") || Ends(parameter, "PathToTarget");

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static bool LoadsCode(string method) => method is "GetType" or "Load" or "LoadFrom" or "LoadFile" or "UnsafeLoadFrom" or "LoadWithPartialName"
        or "LoadFromAssemblyPath" or "CreateInstance" or "CreateInstanceFrom" or "GetMethod" or "InvokeMember";

    private bool TakesSql(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            return (Ends(parameter.Name, "text") || Ends(parameter.Name, "sql"))
                && (AgentTypes.IsA(method.ContainingType, _command) || AgentTypes.IsA(method.ContainingType, _adapter) || AgentTypes.IsA(method.ContainingType, _batchCommand)
                    || (method.ContainingType.Name == "CommandDefinition" && DottedName.IsUnder(method.ContainingType, "Dapper")));
        }

        if (parameter.Name != "sql")
            return false;
        if (method.Name is "FromSqlRaw" or "ExecuteSqlRaw" or "ExecuteSqlRawAsync" or "SqlQueryRaw")
            return DottedName.IsUnder(method.ContainingType, "Microsoft.EntityFrameworkCore");
        IMethodSymbol written = method.ReducedFrom ?? method;
        return written.IsExtensionMethod && AgentTypes.IsA(written.Parameters[0].Type, _connection);
    }

    /// <summary>Serialisers that make whatever type the text says.</summary>
    private static bool Deserialises(IMethodSymbol method, IParameterSymbol parameter, bool anyType) => method.ContainingType?.Name switch
    {
        "BinaryFormatter" or "NetDataContractSerializer" or "SoapFormatter" or "LosFormatter" or "ObjectStateFormatter" =>
            (method.Name.StartsWith("Deserialize", StringComparison.Ordinal) || method.Name == "ReadObject") && DottedName.IsIn(method.ContainingType, "System"),
        "JsonConvert" => anyType && parameter.Name == "value" && method.Name is "DeserializeObject" or "PopulateObject" && DottedName.IsIn(method.ContainingType, "Newtonsoft"),
        _ => false,
    };
}
