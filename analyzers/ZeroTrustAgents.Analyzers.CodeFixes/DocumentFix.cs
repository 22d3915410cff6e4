using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>
/// Changes one document so that none of the given findings stands in it any more. All findings of a document are planned together
/// and written as changes of its text: what is shared is added once, and everything else stays as it was, to the character.
/// </summary>
internal sealed class DocumentFix
{
    private readonly Document _document;
    private readonly SemanticModel _model;
    private readonly SyntaxNode _root;
    private readonly SourceText _text;
    private readonly FixKind _kind;
    private readonly EditList _edits = new();
    private readonly TypeNames _names;
    private readonly RuntimeValue _values;
    private readonly SettingNames _settings;
    private readonly ConfigurationTypes _types;
    private readonly ConfigurationLookup _lookup;
    private readonly ClassChanges _classes;
    private readonly CancellationToken _cancellationToken;

    private DocumentFix(Document document, SemanticModel model, SyntaxNode root, SourceText text, FixKind kind, CancellationToken cancellationToken)
    {
        _document = document;
        _model = model;
        _root = root;
        _text = text;
        _kind = kind;
        _cancellationToken = cancellationToken;
        _names = new TypeNames(model, root);
        _values = new RuntimeValue(_names);
        _settings = new SettingNames(root);
        _types = new ConfigurationTypes(model.Compilation);
        _lookup = new ConfigurationLookup(model, _types, cancellationToken);
        _classes = new ClassChanges(document, _names, _lookup, cancellationToken);
    }

    /// <summary>The changed document; null where there is nothing that can be changed.</summary>
    public static async Task<Document?> TryFixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, FixKind kind, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || ((CSharpParseOptions)root.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp7)
            return null;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var fix = new DocumentFix(document, model, root, text, kind, cancellationToken);
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(static d => d.Location.SourceSpan.Start).ThenBy(static d => d.Location.SourceSpan.Length).ThenBy(static d => d.Id, StringComparer.Ordinal))
            await fix.PlanAsync(diagnostic).ConfigureAwait(false);
        return fix.Write();
    }

    private async Task PlanAsync(Diagnostic diagnostic)
    {
        if (SiteReader.Read(_root, _model, diagnostic, _cancellationToken) is not { } site)
            return;
        if (_kind == FixKind.TokenCredential)
        {
            if (site.Shape == SiteShape.Text)
                UseTokenCredential(site);
            return;
        }

        if (SiteContext.Of(site.Expression, _model, _cancellationToken) is not { } context)
            return;
        if (context.Constant is not null && !context.IsConstantField && !ConstantUses.AllowLocal(context.Constant, _model, _cancellationToken))
            return;
        if (_kind == FixKind.Environment)
        {
            if (await MayBeStaticAsync(context).ConfigureAwait(false))
                Replace(site, context, static (values, site, setting, _) => values.FromVariable(site, setting), "", "static readonly");
            return;
        }

        string? inScope = await MayBeStaticAsync(context).ConfigureAwait(false) ? _lookup.Find(site.Expression, context) : null;
        if (inScope is not null)
        {
            if (_kind == FixKind.Configuration)
                Replace(site, context, FromConfiguration, inScope, "static readonly");
            return;
        }

        if (await _classes.FindAsync(site, context, mayAdd: _kind == FixKind.Injection, mayUseExisting: _kind == FixKind.Configuration).ConfigureAwait(false) is { } access)
            Replace(site, context, FromConfiguration, access, "readonly");
    }

    private void UseTokenCredential(FixSite site)
    {
        var credential = new TokenCredential(_model, _names, _cancellationToken);
        CarriedKey? carried = CarriedKey.Of(site.Expression, _model, _cancellationToken);
        if (credential.Replace(carried?.Use ?? site.Expression, site.Value) is { } replacement && _edits.TryAdd(replacement.Span, replacement.NewText!) && carried is not null)
            _edits.TryAdd(carried.Gone(_text), "");
    }

    private string FromConfiguration(RuntimeValue values, FixSite site, Setting setting, string configuration) =>
        values.FromConfiguration(site, setting, configuration, setting.IsConnection && HasConnectionMethod(site));

    /// <summary>Whether <c>GetConnectionString</c> is there, after an import if need be.</summary>
    private bool HasConnectionMethod(FixSite site)
    {
        foreach (INamedTypeSymbol extensions in _model.Compilation.GetTypesByMetadataName(ConfigurationTypes.Namespace + ".ConfigurationExtensions"))
        {
            if (!extensions.GetMembers("GetConnectionString").IsEmpty)
                return _names.Sees(site.Span.Start, ConfigurationTypes.Namespace, "ConfigurationExtensions") || _names.TryImport(site.Span.Start, ConfigurationTypes.Namespace);
        }

        return false;
    }

    private void Replace(FixSite site, SiteContext context, Func<RuntimeValue, FixSite, Setting, string, string> value, string configuration, string modifiers)
    {
        Setting setting = _settings.Name(site, context.TypeSymbol, _model, _cancellationToken);
        if (!_edits.TryAdd(site.Span, value(_values, site, setting, configuration)) || context.Constant?.Parent?.Parent is not { } declaration)
            return;
        SyntaxToken keyword = ConstantContext.ConstKeyword(declaration)!.Value;
        if (context.IsConstantField)
            _edits.TryAdd(keyword.Span, modifiers);
        else
            _edits.TryAdd(TextSpan.FromBounds(keyword.SpanStart, keyword.GetNextToken().SpanStart), "");
    }

    /// <summary>Whether the value may come from something static: a constant field would become a static one.</summary>
    private async Task<bool> MayBeStaticAsync(SiteContext context)
    {
        if (!context.IsConstantField)
            return true;
        foreach (VariableDeclaratorSyntax declarator in ((VariableDeclarationSyntax)context.Constant!.Parent!).Variables)
        {
            if (_model.GetDeclaredSymbol(declarator, _cancellationToken) is not { } field
                || !await ConstantUses.AllowStaticAsync(field, context.Constant.Parent.Parent!, _document.Project.Solution, _cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    private Document? Write()
    {
        if (_edits.IsEmpty)
            return null;
        bool isWhole = true;
        var layout = new Layout(_text);
        var writer = new ClassWriter(layout, (span, text) => isWhole &= _edits.TryAdd(span, text), Moved);
        foreach (ClassChange change in _classes.All)
            writer.Write(change);
        UsingWriter.Write((CompilationUnitSyntax)_root, _names.Usings, layout, (span, text) => isWhole &= _edits.TryAdd(span, text));
        return isWhole ? _document.WithText(_edits.Apply(_text)) : null;
    }

    /// <summary>Takes an initialiser out and gives its value, as it reads after the other changes.</summary>
    private string Moved(MovedInitializer moved)
    {
        EqualsValueClauseSyntax clause = moved.Clause;
        int start = clause.EqualsToken.Span.End;
        int end = clause.Value.FullSpan.End;
        if (clause.Value.GetTrailingTrivia().Any(SyntaxKind.SingleLineCommentTrivia))
            end = clause.Value.Span.End;
        string value = _edits.Take(_text, TextSpan.FromBounds(start, end)).Trim();
        TextSpan gone = TextSpan.FromBounds(clause.EqualsToken.GetPreviousToken().Span.End, end);

        // A property keeps no semicolon, but for the one that ends its initialiser.
        if (clause.Parent is PropertyDeclarationSyntax property)
            gone = TextSpan.FromBounds(gone.Start, property.SemicolonToken.Span.End);
        _edits.TryAdd(gone, "");
        return value;
    }
}
