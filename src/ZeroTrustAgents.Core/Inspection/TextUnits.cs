using System.Numerics;

namespace ZeroTrustAgents.Inspection;

/// <summary>Compares ASCII with texts of bytes (UTF-8) and of characters alike: in both, an ASCII character is one unit and no part of another.</summary>
internal static class TextUnits
{
    public static int At<T>(ReadOnlySpan<T> text, int at) where T : unmanaged, IBinaryInteger<T> => int.CreateTruncating(text[at]);

    public static bool StartsWith<T>(ReadOnlySpan<T> text, int at, string expected) where T : unmanaged, IBinaryInteger<T>
    {
        if (at < 0 || text.Length - at < expected.Length)
            return false;
        for (int i = 0; i < expected.Length; i++)
        {
            if (At(text, at + i) != expected[i])
                return false;
        }

        return true;
    }

    /// <summary>Whether a word stands before a place, in any case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">The place.</param>
    /// <param name="lower">The word in lower case.</param>
    public static bool EndsWith<T>(ReadOnlySpan<T> text, int end, string lower) where T : unmanaged, IBinaryInteger<T>
    {
        int start = end - lower.Length;
        if (start < 0)
            return false;
        for (int i = 0; i < lower.Length; i++)
        {
            int unit = At(text, start + i);
            if (unit != lower[i] && (unit is < 'A' or > 'Z' || (unit | 0x20) != lower[i]))
                return false;
        }

        return true;
    }
}
