using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;
using EmbeddedText = ZeroTrustAgents.Credentials.EmbeddedText;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Judges literals by themselves: formats, and names with values inside the text. No binding; nothing is allocated where nothing is found.</summary>
internal sealed class LiteralCheck(CompilationScope scope)
{
    /// <summary>No credential is shorter, with or without the name before it.</summary>
    private const int Shortest = 8;

    /// <summary>What a message calls a value whose form says what it is: <c>mysql -p…</c>, <c>IDENTIFIED BY '…'</c>.</summary>
    internal const string Nameless = "password";

    public void Literal(SyntaxNodeAnalysisContext context)
    {
        string text = ((LiteralExpressionSyntax)context.Node).Token.ValueText;
        if (text.Length > OptionRule.Shortest && text[0] is '-' or '/' && OptionRule.Value(context.Node) is { } value)
            Option(context, text, value);
        Check(context, text, binary: false);
    }

    public void InterpolatedText(SyntaxNodeAnalysisContext context) => Check(context, ((InterpolatedStringTextSyntax)context.Node).TextToken.ValueText, binary: false);

    /// <summary>Characters or bytes one by one: <c>new byte[] { 0x67, … }</c>, <c>['g', …]</c>.</summary>
    public void Elements(SyntaxNodeAnalysisContext context)
    {
        if (ElementText.Read(context.Node) is { } text)
            Check(context, text, binary: true);
    }

    /// <summary>Whether what stands at a place is reported for what it is, wherever it goes. Asked only for what is about to be reported.</summary>
    public static bool FindsAt(SourcePosition position, CompilationScope scope)
    {
        SyntaxNode node = position.Tree.GetRoot().FindNode(position.Span, getInnermostNodeForTie: true);
        string? text = node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringTextSyntax part => part.TextToken.ValueText,
            _ => ElementText.Read(node),
        };
        if (text is null || text.Length < Shortest)
            return false;
        return CredentialMatcher.TryFind(text.AsSpan(), 0, out _)
            || (node is LiteralExpressionSyntax && scope.Of(position.Tree) is { JudgesTargets: true } tree && TryFindEmbedded(text, tree, out _, out _));
    }

    /// <summary>An option of a command line, and what follows it in the row: <c>"--password", "…"</c>.</summary>
    private void Option(SyntaxNodeAnalysisContext context, string option, LiteralExpressionSyntax value)
    {
        string name = option.TrimStart('-', '/');
        TreeScope tree = scope.Of(context.Node.SyntaxTree);
        NameEvidence evidence = tree.Names.Judge(name);
        if (context.IsGeneratedCode || evidence == NameEvidence.None || !tree.JudgesTargets)
            return;

        // Behind an option that is declared stands what it is called and what it is for; words are no passwords there.
        if (value.Parent is ArgumentSyntax && evidence == NameEvidence.Unmistakable)
            evidence = NameEvidence.Telling;
        string text = value.Token.ValueText;
        if (CredentialMatcher.TryFind(text.AsSpan(), 0, out _) || !CredentialValue.IsCredential(text.AsSpan(), name.AsSpan(), evidence))
            return;
        ConstantNode constant = new(text, SourcePosition.Of(value));
        if (scope.Reported.TryAdd(constant.Position, 0))
            new Reporter(scope, context.ReportDiagnostic).Report(new Finding(
                CredentialNamedTarget.Descriptor, Judge.NamedRank, constant, Masked.Show(text.AsSpan()), new Target(name, evidence, constant, constant.Position), FlowValue.Of(constant)));
    }

    private void Check(SyntaxNodeAnalysisContext context, string text, bool binary)
    {
        if (text.Length < Shortest)
            return;
        if (CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match))
        {
            ConstantNode constant = new(text, SourcePosition.Of(context.Node));
            new Reporter(scope, context.ReportDiagnostic).Report(Judge.Format(match, constant, FlowValue.Of(constant)));
            return;
        }

        if (binary || context.IsGeneratedCode || context.Node.IsKind(SyntaxKind.InterpolatedStringText))
            return;
        TreeScope tree = scope.Of(context.Node.SyntaxTree);
        if (tree.JudgesTargets && TryFindEmbedded(text, tree, out EmbeddedValue found, out NameEvidence evidence))
        {
            ConstantNode constant = new(text, SourcePosition.Of(context.Node));
            string name = found.NameLength == 0 ? Nameless : text.Substring(found.NameStart, found.NameLength);
            var target = new Target(name, evidence, constant, constant.Position);
            new Reporter(scope, context.ReportDiagnostic).Report(new Finding(
                CredentialNamedTarget.Descriptor, Judge.NamedRank, constant, Masked.Show(text.AsSpan(found.ValueStart, found.ValueLength)), target, FlowValue.Of(constant)));
        }
    }

    private static bool TryFindEmbedded(string text, TreeScope tree, out EmbeddedValue found, out NameEvidence evidence)
    {
        int position = 0;
        while (EmbeddedText.TryFindNext(text.AsSpan(), ref position, out found))
        {
            ReadOnlySpan<char> name = text.AsSpan(found.NameStart, found.NameLength);
            evidence = tree.Options.Configured(name) ?? found.Evidence;
            if (evidence != NameEvidence.None && CredentialValue.IsCredential(text.AsSpan(found.ValueStart, found.ValueLength), name, evidence))
                return true;
        }

        evidence = NameEvidence.None;
        return false;
    }
}
