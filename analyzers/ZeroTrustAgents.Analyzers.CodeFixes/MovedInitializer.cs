using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>An initialiser that becomes an assignment in the constructor.</summary>
/// <param name="Member">The name of the field or property.</param>
/// <param name="Clause">The initialiser.</param>
internal sealed record MovedInitializer(string Member, EqualsValueClauseSyntax Clause);
