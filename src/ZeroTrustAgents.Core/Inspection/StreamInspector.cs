using System.Text;
using System.Text.Json;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Inspects a streamed result chunk by chunk, for one reader at a time. Limits hold for the stream as a whole. Text that
/// could be the beginning of a credential is held back until it is clear what it is, so chunks may come out later and in
/// more pieces than they went in; a credential is found however it was split.
/// </summary>
/// <remarks>
/// Text is held for <see cref="SecretSearch.LongestCredential"/> characters at most; what could still be a credential then
/// is withheld. Bytes cannot be held back: a credential split over chunks of bytes is noticed, and the rest withheld, when
/// its end arrives. A credential split over chunks of other types is not found.
/// </remarks>
internal sealed class StreamInspector(
    ISecretScanner scanner, ResultInspector inspector, JsonSerializerOptions json, long maxBytes, int maxItems, IReadOnlyList<string>? ownTokens = null)
{
    private readonly SecretSearch _search = new(scanner, ownTokens);
    private readonly StreamText _text = new();
    private string _seen = "";

    /// <summary>Bytes of all chunks, as they came.</summary>
    public long Bytes { get; private set; }

    /// <summary>Chunks so far.</summary>
    public int Items { get; private set; }

    public int SecretsFound { get; private set; }

    /// <summary>Why the stream was cut off; nothing more comes out of it then.</summary>
    public ReasonCode? Reason { get; private set; }

    /// <summary>Takes a chunk and gives what may go on.</summary>
    public InspectedChunk Next(object? chunk)
    {
        if (Reason is not null)
            return InspectedChunk.Nothing;
        if (++Items > maxItems)
            return Fail(ReasonCodes.ResultTooLarge);
        try
        {
            if (chunk is string text)
                return NextText(text);
            // Something else than text has come between: what was held back does not go on.
            IReadOnlyList<string>? before = Release();
            InspectedResult inspected = inspector.Inspect(chunk, json, maxBytes - Bytes, maxItems, ownTokens);
            SecretsFound += inspected.SecretsFound;
            Bytes += Math.Max(0, inspected.Bytes);
            if (inspected.Reason is not null)
                return Fail(inspected.Reason);
            return IsSplitOver(chunk)
                ? Fail(ReasonCodes.ResultWithheld)
                : new InspectedChunk(before, inspected.Value, HasValue: true);
        }
        catch (Exception)
        {
            return Fail(ReasonCodes.ResultUninspectable);
        }
    }

    /// <summary>Gives what was held back; to be called at the end of the stream.</summary>
    public IReadOnlyList<string>? Complete()
    {
        try
        {
            return Reason is null ? Release() : null;
        }
        catch (Exception)
        {
            Fail(ReasonCodes.ResultUninspectable);
            return null;
        }
    }

    private InspectedChunk NextText(string text)
    {
        Bytes += Encoding.UTF8.GetByteCount(text);
        if (Bytes > maxBytes)
            return Fail(ReasonCodes.ResultTooLarge);
        bool nothingHeld = _text.IsReleased;
        _text.Append(text);
        var found = default(FoundSecrets);
        int open = _search.OpenFrom(_text.Characters, _text.Released, ref found);
        if (_text.Characters.Length - open > SecretSearch.LongestCredential)
            return Fail(ReasonCodes.ResultWithheld);
        if (nothingHeld && open == _text.Characters.Length && found.IsEmpty && _search.KnowsPlaces)
        {
            _text.Release(open);
            return new InspectedChunk(null, text, HasValue: text.Length > 0);
        }

        return new InspectedChunk(Release(open, ref found), null, HasValue: false);
    }

    /// <summary>Everything that is held, and the end of its text: what comes next does not go on from it.</summary>
    private List<string>? Release()
    {
        List<string>? ready = null;
        if (!_text.IsReleased)
        {
            var found = default(FoundSecrets);
            _search.OpenFrom(_text.Characters, _text.Released, ref found);
            ready = Release(_text.Characters.Length, ref found);
        }

        _text.Clear();
        return ready;
    }

    private List<string>? Release(int to, ref FoundSecrets found)
    {
        if (to == _text.Released)
            return null;
        var ready = new List<string>();
        while (_text.Released < to)
        {
            int end = _search.KnowsPlaces ? _text.ChunkEnd(to) : to;
            // A credential that goes on in the next chunk is cut out of both as one.
            while (end < to && found.Before(end) < end)
                end = _text.ChunkEnd(to, end);
            SecretsFound += _search.Redact(_text.Characters, _text.Released, end, ref found, out string redacted);
            ready.Add(redacted);
            _text.Release(end);
        }

        return ready;
    }

    /// <summary>Looks at the end of the last bytes together with the new ones.</summary>
    private bool IsSplitOver(object? chunk)
    {
        if (chunk is not (byte[] or ReadOnlyMemory<byte>))
            return false;
        ReadOnlySpan<byte> bytes = chunk is byte[] array ? array : ((ReadOnlyMemory<byte>)chunk).Span;
        string seen = _seen + Encoding.Latin1.GetString(bytes);
        if (_seen.Length > 0 && _search.Redact(seen, out _) is > 0 and int found)
        {
            SecretsFound += found;
            return true;
        }

        _seen = seen.Length > SecretSearch.LongestCredential ? seen[^SecretSearch.LongestCredential..] : seen;
        return false;
    }

    private InspectedChunk Fail(ReasonCode reason)
    {
        Reason = reason;
        _text.Clear();
        _seen = "";
        return InspectedChunk.Nothing;
    }
}
