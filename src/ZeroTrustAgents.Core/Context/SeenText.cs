using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Context;

/// <summary>A text without what formatting changes: letters and digits only, in lower case. "DE89 3704-0044" and "de8937040044" are one.</summary>
internal static class SeenText
{
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (char c in WellFormed(text).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
                kept.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return kept.ToString();
    }

    /// <summary>A text without halves of characters, which cannot be normalised: half a character in a document must not stop what reads it.</summary>
    public static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
