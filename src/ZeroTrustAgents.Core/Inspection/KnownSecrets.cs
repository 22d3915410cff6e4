using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Secrets of the configuration that no result may hold, in every spelling in which they usually turn up. Adding is
/// rare and costs; looking is the hot path and takes a snapshot. Tokens do not belong here: the scanner knows their shape.
/// </summary>
internal sealed class KnownSecrets
{
    /// <summary>Shorter ones would be found in ordinary text.</summary>
    public const int MinLength = 8;

    private readonly Lock _gate = new();
    private volatile Snapshot _current = new([]);

    public Snapshot Current => _current;

    public void Add(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length < MinLength)
            throw new ArgumentException($"A secret of fewer than {MinLength} characters would be found in ordinary text.", nameof(secret));
        lock (_gate)
            _current = new Snapshot([.. _current.Spellings.Concat(SpellingsOf(secret)).Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> SpellingsOf(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return WebUtility.HtmlEncode(secret);
        yield return JavaScriptEncoder.Default.Encode(secret);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret);
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        for (int offset = 0; offset < 3; offset++)
        {
            // What is left of the encoding when unknown bytes stand before and behind.
            string encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            string own = encoded[((offset * 8 + 5) / 6)..((offset + bytes.Length) * 8 / 6)];
            if (own.Length < MinLength)
                continue;
            yield return own;
            yield return own.Replace('+', '-').Replace('/', '_');
        }
    }

    internal sealed class Snapshot
    {
        /// <summary>How a token begins: plain, and in base64 behind zero, one or two other bytes.</summary>
        private static readonly string[] TokenMarkers = ["eyJ", "ZXlK", "V5Si", "V5Sj", "V5Sk", "V5Sl", "V5Sm", "V5Sn", "leUo", "leUp"];

        private readonly byte[][] _utf8;

        public Snapshot(IEnumerable<string> spellings)
        {
            Spellings = [.. spellings.OrderByDescending(static s => s.Length)];
            _utf8 = [.. Spellings.Select(Encoding.UTF8.GetBytes)];
            Markers = SearchValues.Create([.. TokenMarkers, .. Spellings], StringComparison.Ordinal);
            AllMarkers = [.. TokenMarkers, .. Spellings];
        }

        /// <summary>Longest first.</summary>
        public string[] Spellings { get; }

        public SearchValues<string> Markers { get; }

        public string[] AllMarkers { get; }

        /// <summary>Length of the longest secret at the start of <paramref name="text"/>; 0 if there is none.</summary>
        public int LengthAt(ReadOnlySpan<char> text)
        {
            foreach (string spelling in Spellings)
            {
                if (text.StartsWith(spelling, StringComparison.Ordinal))
                    return spelling.Length;
            }

            return 0;
        }

        public bool IsIn(ReadOnlySpan<byte> utf8)
        {
            foreach (byte[] secret in _utf8)
            {
                if (utf8.IndexOf(secret) >= 0)
                    return true;
            }

            return false;
        }
    }
}
