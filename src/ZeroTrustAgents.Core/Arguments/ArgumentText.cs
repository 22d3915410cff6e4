using System.Text.Json;

namespace ZeroTrustAgents.Arguments;

/// <summary>Reads an argument's text for a constraint without allocating.</summary>
internal static class ArgumentText
{
    [ThreadStatic]
    private static char[]? t_scratch;

    /// <param name="arguments">The arguments.</param>
    /// <param name="index">The parameter.</param>
    /// <param name="text">The text; valid until the next call on this thread.</param>
    /// <returns><see langword="false"/> where the value is not a text.</returns>
    public static bool TryGet(FrozenArguments arguments, int index, out ReadOnlySpan<char> text)
    {
        // Structured values can be changed by the body; their canonical form, and these, cannot.
        switch (arguments.GetValue(index))
        {
            case string s:
                text = s;
                return true;
            case Uri uri:
                text = uri.OriginalString;
                return true;
        }

        ReadOnlySpan<byte> canonical = arguments.CanonicalOf(index);
        text = default;
        if (canonical is not [(byte)'"', .. var inner, (byte)'"'] || inner.StartsWith(CanonicalJson.NumberPrefix))
            return false;
        char[] scratch = t_scratch is { } kept && kept.Length >= canonical.Length ? kept : t_scratch = new char[Math.Max(256, canonical.Length)];
        var reader = new Utf8JsonReader(canonical);
        reader.Read();
        text = scratch.AsSpan(0, reader.CopyString(scratch));
        if (inner.StartsWith(CanonicalJson.TextPrefix))
            text = text[CanonicalJson.TextPrefix.Length..];
        return true;
    }
}
