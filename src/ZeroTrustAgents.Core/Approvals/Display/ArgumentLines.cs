using System.Globalization;
using System.Text.Json;

namespace ZeroTrustAgents.Approvals;

/// <summary>Arguments as lines of <c>path: value</c>, one value a line, so that nothing hides in nested JSON.</summary>
internal sealed class ArgumentLines(DisplayLines lines)
{
    // A human reads no more; the digest covers the rest, and the cut is announced.
    private const int MaxValues = 200;
    private int _values;

    public static void Write(DisplayLines lines, string canonicalJson)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(canonicalJson, new JsonDocumentOptions { MaxDepth = 512 });
        }
        catch (JsonException)
        {
            // A store that gives back broken JSON: show what there is.
            lines.Add("arguments", SafeText.ForDisplay(canonicalJson));
            return;
        }

        using (document)
        {
            var writer = new ArgumentLines(lines);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.GetPropertyCount() == 0)
                lines.Add("arguments", "(none)");
            else
                writer.WriteValue("", document.RootElement);
            if (writer._values > MaxValues)
            {
                lines.Add("arguments", string.Create(CultureInfo.InvariantCulture,
                    $"… {writer._values - MaxValues} more values not shown, SHA-256 of all arguments {SafeText.Sha256(canonicalJson)}"));
            }
        }
    }

    private void WriteValue(string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.GetPropertyCount() > 0:
                foreach (JsonProperty property in value.EnumerateObject())
                    WriteValue(Child(path, property.Name), property.Value);
                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    WriteValue(string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), item);
                break;
            case JsonValueKind.String:
                Line(path, Quote(value.GetString()!, SafeText.DefaultMaxLength));
                break;
            default:
                Line(path, SafeText.ForDisplay(value.GetRawText()));
                break;
        }
    }

    private void Line(string path, string value)
    {
        if (++_values <= MaxValues)
            lines.Add("argument", $"{path}: {value}");
    }

    private static string Child(string path, string name)
    {
        bool plain = name.Length is > 0 and <= 64 && !char.IsAsciiDigit(name[0]);
        foreach (char c in name)
            plain &= char.IsAsciiLetterOrDigit(c) || c == '_';
        if (!plain)
            return $"{path}[{Quote(name, 200)}]";
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    // ForDisplay doubles backslashes, so an escaped quote cannot be forged, and the notice of a cut stands outside the quotes.
    private static string Quote(string text, int maxLength)
    {
        string shown = SafeText.Escape(text, maxLength, out string? cut).Replace("\"", "\\\"", StringComparison.Ordinal);
        return cut is null ? $"\"{shown}\"" : $"\"{shown}\" {cut}";
    }
}
