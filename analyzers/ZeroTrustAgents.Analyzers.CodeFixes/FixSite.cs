using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>The place of a finding: what is replaced, and by what sort of expression.</summary>
/// <param name="diagnostic">The finding.</param>
/// <param name="expression">The whole expression that changes.</param>
/// <param name="shape">What it is.</param>
internal sealed class FixSite(Diagnostic diagnostic, ExpressionSyntax expression, SiteShape shape)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    public ExpressionSyntax Expression { get; } = expression;

    public SiteShape Shape { get; } = shape;

    /// <summary>What is replaced in the source.</summary>
    public TextSpan Span { get; init; } = expression.Span;

    /// <summary>What stands before the part, where only a part of a text is the credential; null otherwise.</summary>
    public string? Open { get; init; }

    /// <summary>What stands behind it.</summary>
    public string? Close { get; init; }

    /// <summary>The value, to tell whether two sites share a name. It gets into no name, title or text.</summary>
    public string Value { get; init; } = "";

    /// <summary>What the text around the part calls it; empty where it has no name there.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the text is a whole connection string.</summary>
    public bool IsConnectionString { get; init; }
}
