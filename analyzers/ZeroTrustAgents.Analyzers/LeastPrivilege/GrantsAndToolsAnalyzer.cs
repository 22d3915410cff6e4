using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA3003, ZTA3004, ZTA3005: what agents are granted against what the registered tools need.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GrantsAndToolsAnalyzer : AgentAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(GrantWithoutTool.Descriptor, ToolWithoutGrant.Descriptor, ConstraintWithoutArgument.Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.AgentBuilder is null || types.SemanticKernelBuilder is null || TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        var seen = new SeenRegistrations(types);
        context.RegisterOperationAction(operation => seen.See((IInvocationOperation)operation.Operation), OperationKind.Invocation);
        context.RegisterCompilationEndAction(end => Compare(end, seen, types));
    }

    private static void Compare(CompilationAnalysisContext context, SeenRegistrations seen, AgentTypes types)
    {
        if (!seen.Registers)
            return;
        SeenTools? tools = SeenTools.Of(seen.Plugins, types);
        bool knowsTools = !seen.ToolsUnknown && tools is not null;
        bool knowsGrants = !seen.GrantsUnknown;
        var granted = new HashSet<string>(StringComparer.Ordinal);
        foreach (SeenGrant grant in seen.Grants)
        {
            granted.Add(grant.Scope);
            if (knowsTools)
                CheckGrant(context, tools!, grant.Scope, grant.Place.GetLocation());
        }

        foreach (SeenGrant constraint in seen.Constraints)
        {
            if (knowsTools)
                CheckConstraint(context, tools!, constraint.Scope, constraint.Argument!, constraint.Place.GetLocation());
        }

        if (seen.IsConfigured)
            knowsGrants &= ReadFiles(context, granted, knowsTools ? tools : null);
        if (!knowsGrants || granted.Count == 0)
            return;
        foreach (SeenTool tool in tools?.All ?? [])
        {
            if (!granted.Contains(tool.Scope) && tool.Place(context.CancellationToken) is { } place)
                context.ReportDiagnostic(Diagnostic.Create(ToolWithoutGrant.Descriptor, place, tool.Method.Name, tool.Scope));
        }
    }

    /// <summary>Adds what files grant.</summary>
    /// <returns>Whether there were files and all could be read.</returns>
    private static bool ReadFiles(CompilationAnalysisContext context, HashSet<string> granted, SeenTools? tools)
    {
        bool any = false;
        bool all = true;
        foreach (AdditionalText text in context.Options.AdditionalFiles)
        {
            if (SettingsFile.Of(text, context.CancellationToken) is not { } file)
                continue;
            any = true;
            all &= file.IsReadable;
            foreach (ConfiguredAgent agent in file.Agents)
            {
                foreach (SettingsNode grant in agent.Grants)
                    ReadGrant(file, text.Path, grant);
            }
        }

        return any && all;

        void ReadGrant(SettingsFile file, string path, SettingsNode grant)
        {
            if (grant["Scope"] is not { Text: { } scope } place)
                return;
            granted.Add(scope);
            if (tools is null)
                return;
            CheckGrant(context, tools, scope, file.At(path, place.Span));
            foreach (SettingsNode argument in grant["Arguments"]?.Children ?? [])
                CheckConstraint(context, tools, scope, argument.Key, file.At(path, argument.KeySpan));
        }
    }

    /// <summary>Malformed scopes are ZTA3001's.</summary>
    private static void CheckGrant(CompilationAnalysisContext context, SeenTools tools, string scope, Location place)
    {
        if (!tools.Need(scope) && ScopeText.Problem(scope) is null)
            context.ReportDiagnostic(Diagnostic.Create(GrantWithoutTool.Descriptor, place, scope));
    }

    private static void CheckConstraint(CompilationAnalysisContext context, SeenTools tools, string scope, string argument, Location place)
    {
        if (tools.Need(scope) && !tools.Have(scope, argument))
            context.ReportDiagnostic(Diagnostic.Create(ConstraintWithoutArgument.Descriptor, place, argument, scope));
    }
}
