using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// Checks a configured constraint against its parameter's type. A constraint that could never match, or would match
/// something else than it says, is a start-up error: nobody finds out from a denial.
/// </summary>
internal sealed class ArgumentConstraintCompiler(
    string where, ToolParameter parameter, ArgumentConstraintOptions options, ICollection<string> problems)
{
    private const RegexOptions PatternOptions = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int LargestValue = 256 * 1024;

    private readonly ParameterPlan _plan = new(parameter with { HasDefault = false, DefaultValue = null }, JsonSerializerOptions.Default);
    private readonly int _before = problems.Count;

    private bool TakesNumbers => _plan.IsAny || Scalars.IsNumber(_plan.Target);

    private bool TakesText => _plan.IsAny || _plan.IsText || _plan.Target == typeof(Uri);

    private bool SetsValue => options.EqualTo is not null || options.OneOf.Count > 0 || options.MatchesRegex is not null
        || options.Minimum is not null || options.Maximum is not null || options.MaxLength is not null || options.Hosts.Count > 0 || options.From is not null;

    public ArgumentConstraint? Compile()
    {
        CheckShape();
        CheckTypes();
        var constraint = new ArgumentConstraint
        {
            IsRequired = options.Required,
            IsForbidden = options.Forbidden,
            EqualTo = options.EqualTo is null ? null : [.. Values("EqualTo", options.EqualTo)],
            OneOf = options.OneOf.Count == 0 ? null : [.. options.OneOf.SelectMany(v => Values("OneOf", v))],
            Pattern = options.MatchesRegex is null ? null : Pattern(options.MatchesRegex),
            Minimum = options.Minimum is { } minimum ? new DecimalBound(minimum) : null,
            Maximum = options.Maximum is { } maximum ? new DecimalBound(maximum) : null,
            MaxLength = options.MaxLength,
            From = options.From,
            Hosts = options.Hosts.Count == 0 ? null : AllowedHosts.Compile(where, options.Hosts, problems),
        };
        return problems.Count == _before ? constraint : null;
    }

    private void CheckShape()
    {
        if (!options.Forbidden && !options.Required && !SetsValue)
            Add("", "is empty: set what the argument has to satisfy, for example \"EqualTo\", or remove it.");
        if (options.Forbidden && (options.Required || SetsValue))
            Add("", "sets Forbidden together with other conditions: an argument that must not be given has no value to check; keep one or the other.");
        if (options.Minimum > options.Maximum)
            Add(":Minimum", $"{Text(options.Minimum)} is greater than Maximum {Text(options.Maximum)}: nothing satisfies both; exchange them.");
        if (options.From is { } from && (from == 0 || (from & ~(Provenance.Subject | Provenance.Facts | Provenance.TrustedResult | Provenance.UntrustedResult)) != 0))
            Add(":From", $"'{from}' accepts no origin: name some of Subject, Facts, TrustedResult, UntrustedResult.");
        if (options.MaxLength < 0)
            Add(":MaxLength", "is negative: write the longest text in characters, 0 or more.");
    }

    private void CheckTypes()
    {
        if ((options.Minimum is not null || options.Maximum is not null) && !TakesNumbers)
            Add(options.Minimum is not null ? ":Minimum" : ":Maximum", $"needs a number, and parameter '{parameter.Name}' is {TypeName}: use EqualTo, OneOf or MatchesRegex.");
        if (options.MatchesRegex is not null && !TakesText)
            Add(":MatchesRegex", $"needs a text, and parameter '{parameter.Name}' is {TypeName}: use EqualTo or OneOf{Bounds}.");
        if (options.MaxLength is not null && !TakesText)
            Add(":MaxLength", $"needs a text, and parameter '{parameter.Name}' is {TypeName}: use EqualTo or OneOf{Bounds}.");
        if (options.Hosts.Count > 0 && !TakesText)
            Add(":Hosts", $"needs a URL in a string or Uri, and parameter '{parameter.Name}' is {TypeName}: use EqualTo or OneOf.");
    }

    private List<byte[]> Values(string option, string? text)
    {
        if (text is null)
        {
            Add($":{option}", "holds null: write the accepted text, or use Forbidden.");
            return [];
        }

        List<byte[]> forms = _plan.IsAny ? UntypedForms(text) : [];
        if (!_plan.IsAny && TypedForm(text) is { } form)
            forms.Add(form);
        if (forms.Count == 0)
            Add($":{option}", $"'{text}' is not a value of parameter '{parameter.Name}', which is {TypeName}: write {Example}.");
        return forms;
    }

    /// <summary>The type is not known: a number or truth value is accepted as such and as its text, for the body renders both alike.</summary>
    private static List<byte[]> UntypedForms(string text)
    {
        List<byte[]> forms = [];
        if (Canonical(writer => writer.AppendText(text)) is { } asText)
            forms.Add(asText);
        if (TryParse(text, out JsonElement json) && json.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)
            && Canonical(writer => CanonicalJson.Write(writer, json, 64, ignoreCase: false)) is { } asJson)
            forms.Add(asJson);
        return forms;
    }

    private byte[]? TypedForm(string text)
    {
        if (_plan.IsText)
            return Canonical(writer => writer.AppendText(text));
        if (!_plan.IsScalar)
            return TryParse(text, out JsonElement json) ? Canonical(writer => CanonicalJson.Write(writer, json, 64, ignoreCase: false)) : null;
        if (ScalarConversion.Convert(text, _plan, CultureInfo.InvariantCulture, JsonSerializerOptions.Default, out object? value) is not null || value is null)
            return null;
        // A number of no member would be a typo that silently never matches.
        if (value is Enum && !char.IsLetter(value.ToString()![0]) && value.ToString()![0] != '_')
            return null;
        return Canonical(writer => CanonicalJson.WriteScalar(writer, value));
    }

    private Regex? Pattern(string pattern)
    {
        try
        {
            // Alone first: "a)|(?:b" is well-formed only inside the group below, and would leave it.
            _ = new Regex(pattern, PatternOptions);
            return new Regex($@"\A(?:{pattern})\z", PatternOptions);
        }
        catch (NotSupportedException)
        {
            Add(":MatchesRegex", "uses lookarounds, backreferences or another construct that needs backtracking, which a long text can turn into a standstill: rewrite it without.");
        }
        catch (ArgumentException e)
        {
            Add(":MatchesRegex", $"is malformed: {e.Message}");
        }

        return null;
    }

    private static byte[]? Canonical(Func<CanonicalWriter, ReasonCode?> write)
    {
        CanonicalWriter writer = CanonicalWriter.Rent(LargestValue);
        try
        {
            return write(writer) is null ? writer.Written.ToArray() : null;
        }
        finally
        {
            writer.Return();
        }
    }

    private static bool TryParse(string text, out JsonElement json)
    {
        json = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            json = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string TypeName => Nullable.GetUnderlyingType(parameter.Type) is { } inner ? $"{inner.Name}?" : parameter.Type.Name;

    private string Bounds => TakesNumbers ? ", or Minimum and Maximum" : "";

    private string Example => _plan switch
    {
        { Target.IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(_plan.Target))}",
        { IsScalar: false } => "it as JSON",
        _ when _plan.Target == typeof(bool) => "true or false",
        _ when TakesNumbers => "a number that fits, with a decimal point and without separators",
        _ => "it in the invariant culture's form",
    };

    private static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    private void Add(string option, string problem) => problems.Add($"{where}{option} {problem}");
}
