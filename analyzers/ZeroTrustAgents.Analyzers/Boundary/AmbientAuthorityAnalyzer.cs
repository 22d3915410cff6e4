using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA4001: a tool that reaches out with authority that is not that of its call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AmbientAuthorityAnalyzer : AgentAnalyzer
{
    internal const string Id = "ZTA4001";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool uses authority that is not its call's",
        "'{0}' in a class of tools {1}.",
        "The token and the boundary of a tool call hold only for what goes through them; what a tool takes from its process, every prompt injection has.");

    private const string Http = "reaches every host, with no boundary and no token of the call: take an HttpClient of IHttpClientFactory that was registered with AddToolBoundary()";
    private const string Socket = "reaches every host past the boundary of the call: talk HTTP through a client registered with AddToolBoundary(), or move this into a service of its own";
    private const string Process = "starts a program with all the rights of this process: move it into a service of its own that the tool calls with its token";
    private const string Environment = "reads a credential of the whole process: the call has its own token, which the boundary adds";

    /// <summary>Types that reach out when they are made, and the static methods that do.</summary>
    private static readonly (string Type, string? Method, string Why)[] Reaching =
    [
        (KnownTypes.HttpClient, null, Http),
        (KnownTypes.WebClient, null, Http),
        (KnownTypes.HttpClientHandler, null, Http),
        (KnownTypes.SocketsHttpHandler, null, Http),
        (KnownTypes.WebRequest, "Create", Http),
        (KnownTypes.WebRequest, "CreateHttp", Http),
        (KnownTypes.Socket, null, Socket),
        (KnownTypes.TcpClient, null, Socket),
        (KnownTypes.UdpClient, null, Socket),
        (KnownTypes.ClientWebSocket, null, Socket),
        (KnownTypes.SmtpClient, null, Socket),
        (KnownTypes.Process, null, Process),
        (KnownTypes.Process, "Start", Process),
    ];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        var made = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        var called = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach ((string name, string? method, string why) in Reaching)
        {
            if (context.Compilation.GetTypeByMetadataName(name) is not { } type)
                continue;
            if (method is null)
                made[type] = why;
            foreach (ISymbol member in type.GetMembers(method ?? ""))
                called[member] = why;
        }

        INamedTypeSymbol? environment = context.Compilation.GetTypeByMetadataName(KnownTypes.Environment);
        ToolClasses classes = types.ToolClasses;
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, made, classes), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, called, environment, classes), OperationKind.Invocation);
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, Dictionary<ISymbol, string> made, ToolClasses classes)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        for (ITypeSymbol? type = creation.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            // What is one's own and derives from such a type is judged where it calls out.
            if (made.TryGetValue(type, out string? why) && classes.Contain(context.ContainingSymbol))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, creation.Syntax.GetLocation(), "new " + creation.Type!.Name, why));
                return;
            }
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, Dictionary<ISymbol, string> called, INamedTypeSymbol? environment, ToolClasses classes)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;
        if (!method.IsStatic)
            return;
        if (!called.TryGetValue(method, out string? why))
        {
            if (method.Name != "GetEnvironmentVariable" || !AgentTypes.Is(method.ContainingType, environment) || !NamesCredential(call))
                return;
            why = Environment;
        }

        if (classes.Contain(context.ContainingSymbol))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), $"{method.ContainingType.Name}.{method.Name}", why));
    }

    private static bool NamesCredential(IInvocationOperation call) =>
        call.Arguments.Length > 0 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string name } && CredentialName.Judge(name.AsSpan()) >= NameEvidence.Telling;
}
