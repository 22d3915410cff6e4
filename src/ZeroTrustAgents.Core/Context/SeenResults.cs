using System.Text.Json;

namespace ZeroTrustAgents.Context;

/// <summary>
/// Tells from which untrusted result a value came, however it was formatted, split or encoded on the way. It only explains: what is allowed
/// without a question is decided by <see cref="KnownValues"/>, and a value that is found nowhere is no more trusted than one that is found
/// here. Bounded: of what shares a place, the oldest is forgotten. Not thread-safe.
/// </summary>
internal sealed class SeenResults
{
    /// <summary>Fingerprints kept: 4 MB.</summary>
    private const int Slots = 1 << 19, Probes = 8;

    /// <summary>Fields of one result that are told apart; the rest are the result.</summary>
    private const int MostFields = 256;

    private const int MostSources = 16 * 1024;

    /// <summary>Texts of one entry: a search looks through all of them.</summary>
    private const int MostTexts = 8;

    /// <summary>The longest value that is looked for, and how often a stretch of it is compared with one text. For a document of one letter and a value of it, the work would grow with the square of the document.</summary>
    private const int LongestValue = 2048, MostHits = 64;

    /// <summary>The longest path of a field that is told.</summary>
    private const int LongestPath = 128;

    /// <summary>Sources of a value that are compared with it.</summary>
    private const int Candidates = 4;

    /// <summary>Characters kept to compare with: 4 MB.</summary>
    private const int MostCharacters = 2 * 1024 * 1024;

    private readonly List<Known> _sources = [];
    private uint[] _hashes = [];
    private int[] _from = [];
    private int _firstSource;
    private int _firstText;
    private int _characters;

    public void Add(string text, bool isJson, ResultSource source)
    {
        if (!isJson || !TryTakeFields(text, source))
            Take(text, source);
    }

    /// <summary>Where a value came from; <see langword="null"/> when it is none of what was seen, or too ordinary to tell.</summary>
    public ResultSource? Find(string value)
    {
        if (_hashes.Length == 0)
            return null;
        value = value.Length > LongestValue ? value[..LongestValue] : value;
        if (FindWords(value) is { } found)
            return found;
        foreach (string form in EncodedText.Decoded(value))
        {
            if (FindWords(form) is { } decoded)
                return decoded;
        }

        return null;
    }

    /// <summary>Looks for all of a value, then for each of its words: an address tells more by itself than in a sentence.</summary>
    private ResultSource? FindWords(string value)
    {
        if (FindForm(value) is { } found)
            return found;
        List<string> words = ValueTokens.OfValue(value);
        for (int i = 0; words.Count > 1 && i < words.Count; i++)
        {
            if (FindForm(words[i]) is { } word)
                return word;
        }

        return null;
    }

    private ResultSource? FindForm(string value)
    {
        string text = SeenText.Of(value);
        if (text.Length < Fingerprints.Guaranteed)
            return null;
        var found = new List<(int At, int Source)>();
        Fingerprints.Of(text, (hash, at) =>
        {
            if (Lookup(hash) is >= 0 and var source)
                found.Add((at, source));
        });
        ResultSource? best = null;
        int longest = 0;

        // A few sources have most of it; that others have some letters in common says nothing.
        foreach (IGrouping<int, (int At, int Source)> shared in found.GroupBy(static f => f.Source).OrderByDescending(static g => g.Count()).ThenByDescending(static g => g.Key).Take(Candidates))
        {
            int lastEnd = 0;
            foreach ((int at, int source) in shared)
            {
                if (at + Fingerprints.Run <= lastEnd)
                    continue;
                (int start, lastEnd) = Shared(text, at, source);
                if (lastEnd - start > longest && Ordinary.IsTelling(text.AsSpan(start, lastEnd - start), isWhole: lastEnd - start == text.Length, value.Trim()))
                    (best, longest) = (_sources[source - _firstSource].Source, lastEnd - start);
            }
        }

        return best;
    }

    /// <summary>The longest stretch around a run of characters that a source has as it is.</summary>
    private (int Start, int End) Shared(ReadOnlySpan<char> text, int at, int source)
    {
        (int Start, int End) longest = (at, at);
        ReadOnlySpan<char> run = text.Slice(at, Fingerprints.Run);
        foreach (string known in _sources[source - _firstSource].Texts)
        {
            ReadOnlySpan<char> seen = known;
            int next;
            for (int i = -1, hits = 0; hits < MostHits && (next = seen[(i + 1)..].IndexOf(run)) >= 0; hits++)
            {
                i += next + 1;
                int before = 0;
                while (at - before > 0 && i - before > 0 && text[at - before - 1] == seen[i - before - 1])
                    before++;
                int after = text[at..].CommonPrefixLength(seen[i..]);
                if (before + after > longest.End - longest.Start)
                    longest = (at - before, at + after);
            }
        }

        return longest;
    }

    private bool TryTakeFields(string json, ResultSource source)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            int fields = 0;
            TakeFields(document.RootElement, "", source, ref fields);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void TakeFields(JsonElement element, string path, ResultSource source, ref int fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    TakeFields(property.Value, path.Length == 0 ? property.Name : path.Length > LongestPath ? path : path + "." + property.Name, source, ref fields);
                    Take(property.Name, source);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                    TakeFields(item, path.Length > LongestPath ? path : $"{path}[{index++}]", source, ref fields);
                break;
            case JsonValueKind.String:
                Take(element.GetString()!, ++fields <= MostFields && path.Length <= LongestPath ? source with { Field = path } : source);
                break;
            case JsonValueKind.Number:
                Take(element.GetRawText(), ++fields <= MostFields && path.Length <= LongestPath ? source with { Field = path } : source);
                break;
        }
    }

    private void Take(string text, ResultSource source)
    {
        TakeForm(text, source);
        foreach (string form in EncodedText.Decoded(text))
            TakeForm(form, source);
    }

    private void TakeForm(string text, ResultSource source)
    {
        string seen = SeenText.Of(text);
        if (seen.Length < Fingerprints.Run)
            return;
        int number = NumberOf(source);
        _sources[number - _firstSource].Texts.Add(seen);
        _characters += seen.Length;
        for (; _characters > MostCharacters && _firstText < number; _firstText++)
            Forget(_sources[_firstText - _firstSource]);
        Fingerprints.Of(seen, (hash, _) => Store(hash, number));
    }

    private int NumberOf(ResultSource source)
    {
        if (_sources.Count > 0 && _sources[^1].Source == source && _sources[^1].Texts.Count < MostTexts)
            return _firstSource + _sources.Count - 1;
        if (_sources.Count == MostSources)
        {
            foreach (Known known in _sources.Take(MostSources / 4))
                Forget(known);
            _sources.RemoveRange(0, MostSources / 4);
            _firstSource += MostSources / 4;
            _firstText = Math.Max(_firstText, _firstSource);
        }

        _sources.Add(new Known(source, []));
        return _firstSource + _sources.Count - 1;
    }

    private void Forget(Known known)
    {
        _characters -= known.Texts.Sum(static t => t.Length);
        known.Texts.Clear();
    }

    private void Store(uint hash, int source)
    {
        if (_hashes.Length == 0)
        {
            _hashes = new uint[Slots];
            _from = new int[Slots];
            Array.Fill(_from, -1);
        }

        int oldest = -1;
        for (int i = 0; i < Probes; i++)
        {
            int slot = (int)((hash + (uint)i) & (Slots - 1));
            if (_from[slot] < 0 || _hashes[slot] == hash)
            {
                (_hashes[slot], _from[slot]) = (hash, source);
                return;
            }

            if (oldest < 0 || _from[slot] < _from[oldest])
                oldest = slot;
        }

        (_hashes[oldest], _from[oldest]) = (hash, source);
    }

    /// <summary>The source of a fingerprint; −1 when nothing that is still known has it.</summary>
    private int Lookup(uint hash)
    {
        for (int i = 0; i < Probes; i++)
        {
            int slot = (int)((hash + (uint)i) & (Slots - 1));
            if (_from[slot] >= 0 && _hashes[slot] == hash)
                return _from[slot] >= _firstSource ? _from[slot] : -1;
        }

        return -1;
    }

    /// <summary>A source, and what it says in every form; nothing where that was forgotten.</summary>
    private sealed record Known(ResultSource Source, List<string> Texts);
}
