using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// ZTA4003: a class of tools lets a credential, a token or a principal out. A text that is a credential by its name, read where it goes out, is ZTA1006's, in
/// tools as everywhere; this rule adds what only a tool has: objects that are serialised for the model, result types, and values that took a detour.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeavingSecretAnalyzer : AgentAnalyzer
{
    internal const string Id = "ZTA4003";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A credential, a token or a principal leaves through a tool",
        "'{0}' is {1} and leaves its class of tools through {2}: keep it inside, and let out only what has to be known.",
        "What a model has read it can be made to repeat, and it can be made to ask for it; what is logged is kept and copied.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        ToolClasses classes = types.ToolClasses;
        var options = new CredentialOptionsCache(context.Options.AnalyzerConfigOptionsProvider);
        var names = new ConcurrentDictionary<CredentialOptions, NameCache>();
        context.RegisterOperationBlockAction(block =>
        {
            if (!classes.Contain(block.OwningSymbol) || block.OperationBlocks.IsEmpty)
                return;
            NameCache judged = names.GetOrAdd(options.Of(block.OperationBlocks[0].Syntax.SyntaxTree), static o => new NameCache(o));
            new MemberExits(block, judged, block.OwningSymbol is IMethodSymbol method && types.IsTool(method) ? method : null).Check();
        });
    }
}
