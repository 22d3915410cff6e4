using System.Buffers.Text;
using System.Text;

namespace ZeroTrustAgents.Context;

/// <summary>What a text says once more when its parts in URL and base64 encoding are decoded, to a bounded depth.</summary>
internal static class EncodedText
{
    private const int Deepest = 3;
    private const int ShortestBase64 = 8;
    private const int Longest = 64 * 1024;

    /// <summary>The decoded forms; not the text itself.</summary>
    public static List<string> Decoded(string text)
    {
        var forms = new List<string>();
        Decode(text, forms, Deepest);
        return forms;
    }

    private static void Decode(string text, List<string> forms, int depth)
    {
        if (depth == 0 || text.Length > Longest)
            return;
        if (text.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(text) is var unescaped && unescaped != text)
            Add(unescaped);
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            while (i < text.Length && IsBase64(text[i]))
                i++;
            if (i - start >= ShortestBase64 && FromBase64(text.AsSpan(start, i - start)) is { } decoded)
                Add(decoded);
            i = i == start ? i + 1 : i;
        }

        void Add(string form)
        {
            if (forms.Contains(form) || forms.Count > 64)
                return;
            forms.Add(form);
            Decode(form, forms, depth - 1);
        }
    }

    private static bool IsBase64(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_';

    /// <summary>The text that a run of characters encodes; <see langword="null"/> when it encodes none that somebody could read.</summary>
    private static string? FromBase64(ReadOnlySpan<char> run)
    {
        Span<char> plain = run.Length <= 1024 ? stackalloc char[run.Length] : new char[run.Length];
        run.Replace(plain, '+', '-');
        plain.Replace('/', '_');
        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(plain.Length)];
        if (!Base64Url.IsValid(plain) || !Base64Url.TryDecodeFromChars(plain, bytes, out int written) || written < 4)
            return null;
        string text = Encoding.UTF8.GetString(bytes.AsSpan(0, written));
        foreach (char c in text)
        {
            if (c == '\uFFFD' || (char.IsControl(c) && !char.IsWhiteSpace(c)))
                return null;
        }

        return text;
    }
}
