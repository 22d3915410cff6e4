namespace ZeroTrustAgents.Context;

/// <summary>
/// What somebody trusted has said: a value is known if it is a word of it, or a run of words, from end to end. Compared word by word and
/// not by digests, which who writes a document could make collide. Bounded: the oldest texts are forgotten first, and what is forgotten
/// is asked about again. Not thread-safe.
/// </summary>
internal sealed class KnownValues
{
    /// <summary>Words kept: about 16 MB with their positions, if all are different.</summary>
    private const int MostWords = 128 * 1024;

    /// <summary>The longest number in groups.</summary>
    private const int MostGroups = 12, LongestNumber = 64;

    private readonly Queue<string[]> _texts = new();
    private readonly Dictionary<string, List<Place>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _words;

    /// <summary>Adds a text: each of its words, and each run of them, becomes known.</summary>
    public void Add(string text)
    {
        string[] words = [.. ValueTokens.OfText(text)];
        if (words.Length is 0 or > MostWords)
            return;
        while (_words + words.Length > MostWords)
            Forget();
        _texts.Enqueue(words);
        _words += words.Length;
        for (int i = 0; i < words.Length; i++)
        {
            if (!_places.TryGetValue(words[i], out List<Place>? places))
                _places.Add(words[i], places = []);
            places.Add(new Place(words, i));
        }

        foreach (string number in NumbersOf(words))
            _numbers[number] = _numbers.GetValueOrDefault(number) + 1;
    }

    /// <summary>Whether a value was said, whole.</summary>
    public bool Contains(string value)
    {
        if (_places.Count == 0)
            return false;
        List<string> words = ValueTokens.OfValue(value);
        if (words.Count == 0)
            return false;
        if (NumberOf(words) is { } number && _numbers.ContainsKey(number))
            return true;

        // The rarest word has the fewest places to look at.
        List<Place>? fewest = null;
        int at = 0;
        for (int i = 0; i < words.Count; i++)
        {
            if (!_places.TryGetValue(words[i], out List<Place>? places))
                return false;
            if (fewest is null || places.Count < fewest.Count)
                (fewest, at) = (places, i);
        }

        foreach (Place place in fewest!)
        {
            if (place.HasAround(words, at))
                return true;
        }

        return false;
    }

    private static string? NumberOf(List<string> words)
    {
        string joined = string.Concat(words);
        return joined.Length > LongestNumber ? null : ValueTokens.NumberOf(joined);
    }

    private static IEnumerable<string> NumbersOf(string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            string joined = "";
            for (int j = i; j < words.Length && j < i + MostGroups && words[j].Any(char.IsAsciiDigit) | j == i; j++)
            {
                joined += words[j];
                if (joined.Length > LongestNumber)
                    break;
                if (ValueTokens.NumberOf(joined) is { } number)
                    yield return number;
            }
        }
    }

    private void Forget()
    {
        string[] words = _texts.Dequeue();
        _words -= words.Length;
        foreach (string word in words)
        {
            if (!_places.TryGetValue(word, out List<Place>? places))
                continue;
            places.RemoveAll(p => ReferenceEquals(p.Words, words));
            if (places.Count == 0)
                _places.Remove(word);
        }

        foreach (string number in NumbersOf(words))
        {
            if (--_numbers[number] == 0)
                _numbers.Remove(number);
        }
    }

    private readonly record struct Place(string[] Words, int At)
    {
        /// <summary>Whether these words stand here, with number <paramref name="at"/> of them at this place.</summary>
        public bool HasAround(List<string> words, int at)
        {
            int start = At - at;
            if (start < 0 || start + words.Count > Words.Length)
                return false;
            for (int i = 0; i < words.Count; i++)
            {
                if (!string.Equals(Words[start + i], words[i], StringComparison.Ordinal))
                    return false;
            }

            return true;
        }
    }
}
