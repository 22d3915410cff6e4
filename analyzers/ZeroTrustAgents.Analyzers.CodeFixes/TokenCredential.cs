using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>
/// Replaces a key by the identity of whoever runs the program, where the client takes that too: whether it does is asked of the
/// compiler, by binding the call as it would be.
/// </summary>
internal sealed class TokenCredential(SemanticModel model, TypeNames names, CancellationToken cancellationToken)
{
    private const string Namespace = "Azure.Identity";
    private const string Name = "DefaultAzureCredential";
    private const string Full = "new global::" + Namespace + "." + Name + "()";

    /// <summary>What parameters for a token credential are called.</summary>
    private static readonly string[] ParameterNames = ["credential", "credentials", "tokenCredential"];

    /// <summary>Null where no overload takes a token credential.</summary>
    /// <param name="key">The expression of the key.</param>
    /// <param name="value">Its value.</param>
    public TextChange? Replace(ExpressionSyntax key, string value)
    {
        if (model.Compilation.GetTypesByMetadataName(Namespace + "." + Name).IsEmpty
            || Argument(key) is not { } argument || argument.Parent is not ArgumentListSyntax { Parent: ExpressionSyntax call })
            return null;
        if (call is BaseObjectCreationExpressionSyntax)
        {
            TypeInfo info = model.GetTypeInfo(call, cancellationToken);
            if (IsTokenCredential(info.Type))
                return Takes(call, info) ? new TextChange(call.Span, Written(call.SpanStart)) : null;
            if (Argument(call) is { } outer && Overload(outer) is { } replaced)
                return replaced;
        }

        return Overload(argument) ?? Endpoint(argument, call, value);
    }

    /// <summary>The whole argument that an expression is.</summary>
    private static ArgumentSyntax? Argument(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            node = node.Parent;
        return node.Parent as ArgumentSyntax;
    }

    /// <summary>Whether what gets one token credential takes another.</summary>
    private bool Takes(ExpressionSyntax call, TypeInfo info)
    {
        if (call.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } })
            return true;
        ITypeSymbol other = model.Compilation.GetTypesByMetadataName(Namespace + "." + Name)[0];
        return info.ConvertedType is { } target && model.Compilation.ClassifyConversion(other, target) is { IsImplicit: true, IsUserDefined: false };
    }

    private TextChange? Overload(ArgumentSyntax argument)
    {
        if (argument.Parent is not ArgumentListSyntax { Parent: ExpressionSyntax call } list)
            return null;
        int index = list.Arguments.IndexOf(argument);
        foreach (string? name in argument.NameColon is null ? [null] : (string?[])[argument.NameColon.Name.Identifier.ValueText, .. ParameterNames])
        {
            ArgumentSyntax changed = SyntaxFactory.ParseArgumentList("(" + (name is null ? "" : name + ": ") + Full + ")").Arguments[0];
            if (Binds(call, list.WithArguments(list.Arguments.Replace(argument, changed)), index, name))
                return new TextChange(argument.Span, (name is null ? "" : name + ": ") + Written(argument.SpanStart));
        }

        return null;
    }

    /// <summary>A connection string is an endpoint and a key: the endpoint stays.</summary>
    private TextChange? Endpoint(ArgumentSyntax argument, ExpressionSyntax call, string connection)
    {
        if (call is not BaseObjectCreationExpressionSyntax || argument.NameColon is not null || model.GetTypeInfo(call, cancellationToken).Type is not { } client
            || AzureEndpoint.Of(connection, client) is not { } endpoint)
            return null;
        var list = (ArgumentListSyntax)argument.Parent!;
        int index = list.Arguments.IndexOf(argument);
        string text = SymbolDisplay.FormatLiteral(endpoint.Text, quote: true);
        foreach (string form in endpoint.IsAddress ? ["new global::System.Uri(" + text + ")", text] : (string[])[text])
        {
            string written = form == text ? text : "new " + names.Write(argument.SpanStart, "System", "Uri") + "(" + text + ")";
            SeparatedSyntaxList<ArgumentSyntax> pair = SyntaxFactory.ParseArgumentList("(" + form + ", " + Full + ")").Arguments;
            SeparatedSyntaxList<ArgumentSyntax> together = list.Arguments.Replace(argument, pair[0]).Insert(index + 1, pair[1]);
            if (Binds(call, list.WithArguments(together), index + 1, null))
                return new TextChange(argument.Span, written + ", " + Written(argument.SpanStart));

            // Some clients take the credential last.
            SeparatedSyntaxList<ArgumentSyntax> last = list.Arguments.Replace(argument, pair[0]).Add(pair[1]);
            if (list.Arguments.Count == 2 && index == 0 && Binds(call, list.WithArguments(last), 2, null))
                return new TextChange(TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].Span.End), written + ", " + list.Arguments[1] + ", " + Written(argument.SpanStart));
        }

        return null;
    }

    /// <summary>Whether a call with other arguments means a method that takes a token credential at the place.</summary>
    private bool Binds(ExpressionSyntax call, ArgumentListSyntax arguments, int index, string? name)
    {
        ExpressionSyntax? changed = call switch
        {
            InvocationExpressionSyntax invocation => invocation.WithArgumentList(arguments),
            ObjectCreationExpressionSyntax creation => creation.WithArgumentList(arguments),

            // Out of its place, "new()" has no type.
            ImplicitObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellationToken).Type is { } type => SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.ParseTypeName(type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithLeadingTrivia(SyntaxFactory.Space), arguments, null),
            _ => null,
        };
        if (changed is null || model.GetSpeculativeSymbolInfo(call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol method)
            return false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (name is null ? parameter.Ordinal == index : parameter.Name == name)
                return IsTokenCredential(parameter.Type);
        }

        return false;
    }

    private string Written(int position) => "new " + names.Import(position, Namespace, Name) + "()";

    private static bool IsTokenCredential(ITypeSymbol? type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.Name == "TokenCredential" && t.ContainingNamespace?.ToDisplayString() == "Azure.Core")
                return true;
        }

        return false;
    }
}
