using System.Buffers;

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
    private const int MostGroups = 12;

    /// <summary>What stands between two numbers, and not between the groups of one.</summary>
    private static readonly SearchValues<char> BetweenNumbers = SearchValues.Create(",;|=<>[]{}\"'`\n");

    private readonly Queue<Said> _texts = new();
    private readonly Dictionary<string, List<Place>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _words;

    /// <summary>Adds a text: each of its words, and each run of them, becomes known.</summary>
    public void Add(string text)
    {
        string[] words = [.. ValueTokens.OfText(text)];
        if (words.Length is 0 or > MostWords)
            return;
        var said = new Said(words, [.. NumbersOf(text).Take(MostWords - words.Length)]);
        while (_words + said.Size > MostWords)
            Forget();
        _texts.Enqueue(said);
        _words += said.Size;
        for (int i = 0; i < words.Length; i++)
        {
            if (!_places.TryGetValue(words[i], out List<Place>? places))
                _places.Add(words[i], places = []);
            places.Add(new Place(words, i));
        }

        foreach (string number in said.Numbers)
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
        if (ValueTokens.NumberOfValue(value) is { } number && _numbers.ContainsKey(number))
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

    private static IEnumerable<string> NumbersOf(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int length = text.AsSpan(start).IndexOfAny(BetweenNumbers);
            length = length < 0 ? text.Length - start : length;
            if (text.AsSpan(start, length).ContainsAnyInRange('0', '9'))
            {
                foreach (string number in NumbersOf(ValueTokens.OfText(text.AsSpan(start, length))))
                    yield return number;
            }

            start += length + 1;
        }
    }

    private static IEnumerable<string> NumbersOf(List<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            // A word without digits is no group: "bob 123456" is not the user "bob123456".
            string joined = "";
            for (int j = i; j < words.Count && j < i + MostGroups && words[j].Any(char.IsAsciiDigit); j++)
            {
                joined += words[j];
                if (joined.Length > 2 * ValueTokens.LongestNumber)
                    break;
                if (ValueTokens.NumberOf(joined) is { } number)
                    yield return number;
            }
        }
    }

    private void Forget()
    {
        Said said = _texts.Dequeue();
        _words -= said.Size;
        foreach (string word in said.Words.Distinct())
        {
            if (!_places.TryGetValue(word, out List<Place>? places))
                continue;
            places.RemoveAll(p => ReferenceEquals(p.Words, said.Words));
            if (places.Count == 0)
                _places.Remove(word);
        }

        foreach (string number in said.Numbers)
        {
            if (--_numbers[number] == 0)
                _numbers.Remove(number);
        }
    }

    private sealed record Said(string[] Words, string[] Numbers)
    {
        /// <summary>Numbers take the place of words: of a table there are many.</summary>
        public int Size => Words.Length + Numbers.Length;
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
