using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Finds what a finding's place is in the syntax.</summary>
internal static class SiteReader
{
    public static FixSite? Read(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        if (!root.FullSpan.Contains(span))
            return null;
        SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
        return node switch
        {
            InterpolatedStringTextSyntax text => Interpolated(diagnostic, text, model, cancellationToken),
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.Utf8StringLiteralExpression) => Utf8(diagnostic, literal, model, cancellationToken),
            InitializerExpressionSyntax initializer => Elements(diagnostic, initializer, model, cancellationToken),
            CollectionExpressionSyntax collection => Elements(diagnostic, collection, model, cancellationToken),
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => Elements(diagnostic, initializer, model, cancellationToken),
            ImplicitArrayCreationExpressionSyntax array => Elements(diagnostic, array.Initializer, model, cancellationToken),
            StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => Elements(diagnostic, initializer, model, cancellationToken),
            ImplicitStackAllocArrayCreationExpressionSyntax array => Elements(diagnostic, array.Initializer, model, cancellationToken),
            ExpressionSyntax expression => Text(diagnostic, expression, model, cancellationToken),
            _ => null,
        };
    }

    private static FixSite? Text(Diagnostic diagnostic, ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!IsConstantText(expression))
            return null;

        // Pieces of one constant are one value.
        ExpressionSyntax whole = expression;
        while (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ParenthesizedExpressionSyntax && IsConstantText((ExpressionSyntax)whole.Parent))
            whole = (ExpressionSyntax)whole.Parent;
        while (whole is ParenthesizedExpressionSyntax parenthesized)
            whole = parenthesized.Expression;
        string value = (string)model.GetConstantValue(whole, cancellationToken).Value!;
        if (Pieces.Whole(diagnostic, whole, model, cancellationToken) is { } composed)
            return new FixSite(diagnostic, composed, SiteShape.Text) { Value = composed.ToString() };
        if (ReferenceEquals(whole, expression) && expression is LiteralExpressionSyntax literal && IsInConcatenation(expression) && Part(diagnostic, literal, value) is { } part)
            return part;
        return new FixSite(diagnostic, whole, SiteShape.Text) { Value = value, IsConnectionString = ConnectionText.Is(value) };

        bool IsConstantText(ExpressionSyntax e) => model.GetConstantValue(e, cancellationToken) is { HasValue: true, Value: string };
    }

    /// <summary>The credential of <c>"…;Password=secret" + rest</c>: what stands around it stays where it is.</summary>
    private static FixSite? Part(Diagnostic diagnostic, LiteralExpressionSyntax literal, string value)
    {
        string written = literal.Token.Text;
        if (literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || !CredentialPart.TryFind(value, written, out TextSpan inside, out string secret, out string name))
            return null;
        int quote = written.IndexOf('"');
        int quotes = 1;
        while (literal.Token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) && quote + quotes < written.Length && written[quote + quotes] == '"')
            quotes++;
        string open = written.Substring(0, quote + quotes);
        string close = written.Substring(written.Length - quotes);
        string before = inside.Start == open.Length ? "" : written.Substring(0, inside.Start) + close + " + ";
        string after = inside.End == written.Length - close.Length ? "" : " + " + open + written.Substring(inside.End);
        return new FixSite(diagnostic, literal, SiteShape.LiteralPart) { Value = secret, Name = name, Open = before, Close = after };
    }

    private static FixSite? Interpolated(Diagnostic diagnostic, InterpolatedStringTextSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        var whole = (InterpolatedStringExpressionSyntax)text.Parent!;
        string start = whole.StringStartToken.Text;
        bool isRaw = !whole.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) && !whole.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken);
        bool isVerbatim = whole.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken);

        // Before C# 11 a verbatim string cannot hold another string.
        if (isVerbatim && ((CSharpParseOptions)text.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp11)
            return null;
        int braces = 1;
        if (isRaw)
        {
            braces = 0;
            while (braces < start.Length && start[braces] == '$')
                braces++;
        }

        string value = text.TextToken.ValueText;
        if (Pieces.Whole(diagnostic, text, model, cancellationToken) is { } composed)
            return new FixSite(diagnostic, composed, SiteShape.Text) { Value = composed.ToString() };
        TextSpan span = text.Span;
        if (CredentialPart.TryFind(value, text.TextToken.Text, out TextSpan inside, out string secret, out string name))
        {
            span = new TextSpan(text.SpanStart + inside.Start, inside.Length);
            value = secret;
        }

        return new FixSite(diagnostic, whole, SiteShape.InterpolatedPart) { Span = span, Value = value, Name = name, Open = new string('{', braces), Close = new string('}', braces) };
    }

    private static FixSite? Utf8(Diagnostic diagnostic, LiteralExpressionSyntax literal, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax whole = literal;
        while (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ParenthesizedExpressionSyntax)
            whole = (ExpressionSyntax)whole.Parent;
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call })
            return new FixSite(diagnostic, call, SiteShape.Bytes) { Value = literal.Token.ValueText };
        SiteShape shape = SaysType(whole, model, cancellationToken) ? SiteShape.Bytes : SiteShape.ByteSpan;
        return new FixSite(diagnostic, whole, shape) { Value = literal.Token.ValueText };
    }

    /// <summary>Whether what stands around an expression says its type, so that an array converts to a span.</summary>
    private static bool SaysType(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) => expression.Parent switch
    {
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } } => false,
        EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        ArgumentSyntax { Parent.Parent: { } call } => model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { IsGenericMethod: false, IsExtensionMethod: false },
        _ => false,
    };

    private static FixSite? Elements(Diagnostic diagnostic, ExpressionSyntax elements, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax whole = elements.Parent is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax
            ? (ExpressionSyntax)elements.Parent : elements;
        TypeInfo info = model.GetTypeInfo(whole, cancellationToken);
        ITypeSymbol? type = info.Type ?? info.ConvertedType;
        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span => span.TypeArguments[0],
            _ => null,
        };
        if (element?.SpecialType is not (SpecialType.System_Byte or SpecialType.System_Char))
            return null;
        bool isText = ElementText.Read(elements) is { } text && CredentialPart.IsPrintable(text);
        SiteShape shape = element.SpecialType == SpecialType.System_Char ? SiteShape.Characters : isText ? SiteShape.Bytes : SiteShape.Binary;
        return new FixSite(diagnostic, whole, shape) { Value = elements.ToString() };
    }

    private static bool IsInConcatenation(ExpressionSyntax expression) => expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression };
}
