using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA3002: a tool that does more than its <c>[ToolAccess]</c> says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnderTieredTool : AgentAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "ZTA3002";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "A tool does more than its access says",
        "'{0}' {1} ({2}), but says '{3}'; {4}.",
        "A tool that deletes, moves money, changes credentials, writes or sends declares the tier, the effect and the scope of that.");

    private const int Elevated = 1;
    private const int HighRisk = 2;
    private const int Read = 1;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        if (types.ToolAccessAttribute is null || TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        context.RegisterSymbolStartAction(start => StartType(start, types), SymbolKind.NamedType);
    }

    private static void StartType(SymbolStartAnalysisContext context, AgentTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        List<(IMethodSymbol Method, AttributeData Access)>? tools = null;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol method && AccessOf(method, types) is { } access)
                (tools ??= []).Add((method, access));
        }

        if (tools is null)
            return;
        var deeds = new ConcurrentDictionary<ISymbol, MemberDeeds>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation => See(operation, type, deeds),
            OperationKind.Invocation, OperationKind.SimpleAssignment, OperationKind.ObjectCreation, OperationKind.PropertyReference, OperationKind.FieldReference, OperationKind.ParameterReference);
        context.RegisterSymbolEndAction(end =>
        {
            foreach ((IMethodSymbol method, AttributeData access) in tools)
                Judge(end, method, access, types, deeds);
        });
    }

    private static AttributeData? AccessOf(IMethodSymbol method, AgentTypes types)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (AgentTypes.Is(attribute.AttributeClass, types.ToolAccessAttribute))
                return attribute;
        }

        return null;
    }

    private static void See(OperationAnalysisContext context, INamedTypeSymbol type, ConcurrentDictionary<ISymbol, MemberDeeds> deeds)
    {
        IOperation operation = context.Operation;
        if (MethodOf(context.ContainingSymbol, type) is not { } method)
            return;
        MemberDeeds seen = deeds.GetOrAdd(method, static _ => new MemberDeeds());
        ToolPower power = BodyPower.Of(operation, out string what);
        if (power != ToolPower.None)
            seen.Does(power, what);
        switch (operation)
        {
            case IInvocationOperation call when IsOf(call.TargetMethod, type):
                if (call.TargetMethod.DeclaredAccessibility == Accessibility.Private)
                    seen.CallsOwn(call.TargetMethod.OriginalDefinition);
                seen.ReachesOut();
                break;
            case IInvocationOperation { TargetMethod: { } target } when IsPure(target.ContainingType):
                seen.Transforms();
                break;
            case IInvocationOperation:
            case IFieldReferenceOperation { Field: { IsConst: false, IsStatic: false } }:
            case IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } }:
            case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }:
                seen.ReachesOut();
                break;
        }
    }

    private static bool IsOf(IMethodSymbol method, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, type);

    /// <summary>The method of the type around a lambda or local function.</summary>
    private static IMethodSymbol? MethodOf(ISymbol symbol, INamedTypeSymbol type)
    {
        for (ISymbol? at = symbol; at is not null; at = at.ContainingSymbol)
        {
            if (at is IMethodSymbol method && SymbolEqualityComparer.Default.Equals(method.ContainingSymbol, type))
                return method.PartialDefinitionPart ?? method;
        }

        return null;
    }

    private static bool IsPure(INamedTypeSymbol type) => type.SpecialType == SpecialType.System_String
        || type.ContainingNamespace?.ToDisplayString() is "System.Text" or "System.Text.RegularExpressions" or "System.Linq" or "System.Globalization" or "System.Collections.Generic";

    private static void Judge(SymbolAnalysisContext context, IMethodSymbol method, AttributeData access, AgentTypes types, ConcurrentDictionary<ISymbol, MemberDeeds> deeds)
    {
        if (access.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
            return;
        ToolPower power = PowerOf(method, types, deeds, out string evidence);
        if (power < ToolPower.Writes)
            return;
        bool destroys = power == ToolPower.Destroys;
        string does = destroys ? "deletes, moves money or changes access" : "writes or sends something";
        int least = destroys ? HighRisk : Elevated;
        foreach (KeyValuePair<string, TypedConstant> argument in access.NamedArguments)
        {
            if (argument.Value.Value is not int value)
                continue;
            if (argument.Key == "Tier" && value < least && value >= 0)
                Report(DeclaredAccess.Named(syntax, "Tier"), destroys ? "its tier is at least HighRisk" : "its tier is at least Elevated");
            else if (argument.Key == "Effect" && value == Read)
                Report(DeclaredAccess.Named(syntax, "Effect"), "its effect is Write or External");
        }

        if (DeclaredAccess.OnlyReads(access))
            Report(DeclaredAccess.FirstScope(syntax), "a scope for reading does not cover that");

        void Report(SyntaxNode? place, string fix)
        {
            if (place is not null)
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, place.GetLocation(), method.Name, does, evidence, place.ToString(), fix));
        }
    }

    /// <summary>The most that name, description and bodies say.</summary>
    private static ToolPower PowerOf(IMethodSymbol method, AgentTypes types, ConcurrentDictionary<ISymbol, MemberDeeds> deeds, out string evidence)
    {
        ToolPower most = ToolPower.None;
        string why = "";
        string? name = ToolNameOf(method, types, out string? description);
        MemberDeeds? own = deeds.TryGetValue(method, out MemberDeeds? seen) ? seen : null;
        if (own is not { OnlyTransforms: true })
        {
            Take(ToolVerbs.OfName(method.Name, out string phrase), $"its name says '{phrase}'");
            if (name is not null)
                Take(ToolVerbs.OfName(name, out phrase), $"its name says '{phrase}'");
            if (description is not null)
                Take(ToolVerbs.OfDescription(description, out phrase), $"its description says '{phrase}'");
        }

        bool reads = ToolVerbs.Reads(method.Name);
        if (own is not null)
        {
            Body(own);
            foreach (IMethodSymbol called in own.Calls)
            {
                if (deeds.TryGetValue(called, out MemberDeeds? other))
                    Body(other);
            }
        }

        evidence = why;
        return most;

        void Body(MemberDeeds body) => Take(body.Power == ToolPower.MayWrite ? reads ? ToolPower.None : ToolPower.Writes : body.Power, $"it uses {body.What}");

        void Take(ToolPower power, string reason)
        {
            if (power > most)
                (most, why) = (power, reason);
        }
    }

    private static string? ToolNameOf(IMethodSymbol method, AgentTypes types, out string? description)
    {
        string? name = null;
        description = null;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (AgentTypes.Is(attribute.AttributeClass, types.KernelFunctionAttribute) && attribute.ConstructorArguments.Length > 0)
                name = attribute.ConstructorArguments[0].Value as string;
            else if (attribute.AttributeClass?.Name == "DescriptionAttribute" && attribute.ConstructorArguments.Length > 0)
                description = attribute.ConstructorArguments[0].Value as string;
        }

        return name;
    }
}
