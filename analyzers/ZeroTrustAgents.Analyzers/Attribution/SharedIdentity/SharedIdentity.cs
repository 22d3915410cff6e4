using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>ZTA2014: two agents that work in one session, or under one agent id.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedIdentity : AgentAnalyzer
{
    internal const string Id = "ZTA2014";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        Id,
        "Agents share an identity",
        "'{0}' and '{1}' share the {2}: nobody can tell who of them did what, and each may do what both need. Begin a session for each, under an agent id of its own.",
        "Calls are recorded under the agent of their session, and allowed by its grants.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, AgentTypes types)
    {
        var agents = AgentObjects.Of(context.Compilation);
        if (types.AgentSession is null || agents is null || TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;
        var carriers = new OriginTypes(types);
        var members = new IdentityMembers();
        var all = new ConcurrentBag<AgentSite>();
        context.RegisterOperationBlockAction(block =>
        {
            List<AgentSite>? sites = Collect(block, new IdentityReader(types, carriers, agents, new LocalWrites(block.OperationBlocks)), agents, members);
            if (sites is null)
                return;
            foreach (AgentSite site in sites)
            {
                site.FindBefore(sites);
                if (!site.WaitsForMembers && site.Judge(members) is { } found)
                    block.ReportDiagnostic(found);
            }

            foreach (AgentSite site in sites)
            {
                site.Forget();
                all.Add(site);
            }
        });
        context.RegisterCompilationEndAction(end => JudgeRest(end, members, [.. all]));
    }

    /// <summary>What is known only when all members of a class have been read: what is in its fields, and what its other members make.</summary>
    private static void JudgeRest(CompilationAnalysisContext context, IdentityMembers members, AgentSite[] sites)
    {
        Array.Sort(sites, AgentSite.Compare);
        for (int i = 0; i < sites.Length; i++)
        {
            Diagnostic? found = sites[i].WaitsForMembers ? sites[i].Judge(members) : null;
            for (int j = 0; j < i && found is null; j++)
                found = sites[i].JudgeAcross(sites[j], members);
            if (found is not null)
                context.ReportDiagnostic(found);
        }
    }

    private static List<AgentSite>? Collect(OperationBlockAnalysisContext block, IdentityReader reader, AgentObjects agents, IdentityMembers members)
    {
        List<AgentSite>? sites = null;
        var walk = new OperationWalk();
        foreach (IOperation root in block.OperationBlocks)
        {
            walk.Start(root);
            while (walk.TryNext(out IOperation operation, out OperationKind kind))
            {
                switch (kind)
                {
                    case OperationKind.ObjectCreation or OperationKind.Invocation when agents.Makes(operation):
                        if (reader.OfAgent(operation) is { } identity)
                            (sites ??= []).Add(new AgentSite(operation, identity, block.OwningSymbol));
                        break;
                    case OperationKind.SimpleAssignment or OperationKind.CoalesceAssignment when operation is IAssignmentOperation { Target: IMemberReferenceOperation { Member: { } target }, Value: { } value } && reader.Carries(value):
                        members.Write(target, reader.Read(value, 0));
                        break;
                    case OperationKind.FieldInitializer when operation is IFieldInitializerOperation { Value: { } value } initializer && reader.Carries(value):
                        foreach (IFieldSymbol field in initializer.InitializedFields)
                            members.Write(field, reader.Read(value, 0));
                        break;
                    case OperationKind.PropertyInitializer when operation is IPropertyInitializerOperation { Value: { } value } initializer && reader.Carries(value):
                        foreach (IPropertySymbol property in initializer.InitializedProperties)
                            members.Write(property, reader.Read(value, 0));
                        break;
                }
            }
        }

        return sites;
    }
}
