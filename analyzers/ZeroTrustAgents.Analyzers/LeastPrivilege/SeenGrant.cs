using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A grant in code, or with an argument a constraint of one.</summary>
internal sealed record SeenGrant(string Scope, string? Argument, SyntaxNode Place);
