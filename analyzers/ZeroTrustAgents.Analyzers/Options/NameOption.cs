using System.Collections.Immutable;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A name that the project adds to, or takes from, those that say credential.</summary>
internal sealed class NameOption
{
    private readonly string _letters;
    private readonly bool _anyStart;
    private readonly bool _anyEnd;

    private NameOption(string text)
    {
        Evidence = text[0] == '-' ? NameEvidence.None : NameEvidence.Telling;
        _anyStart = text.TrimStart('-', '+').StartsWith("*", StringComparison.Ordinal);
        _anyEnd = text[text.Length - 1] == '*';
        var letters = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters[length++] = char.ToUpperInvariant(c);
        }

        _letters = new string(letters, 0, length);
    }

    /// <summary>What a name that matches says.</summary>
    public NameEvidence Evidence { get; }

    /// <summary>Compares letters and digits only, so that <c>badge_code</c>, <c>BadgeCode</c> and <c>badge-code</c> are one name.</summary>
    public bool Matches(ReadOnlySpan<char> name)
    {
        if (_anyStart)
            return MatchesSomewhere(name);
        return StartsWithLetters(name, 0, out int end) && (_anyEnd || OnlySeparators(name, end));
    }

    public static ImmutableArray<NameOption> ReadAll(string? list)
    {
        if (list is null)
            return ImmutableArray<NameOption>.Empty;
        ImmutableArray<NameOption>.Builder names = ImmutableArray.CreateBuilder<NameOption>();
        foreach (string entry in list.Split(','))
        {
            string text = entry.Trim();
            var option = text.Length == 0 ? null : new NameOption(text);

            // A list of nothing but stars would turn every name into a credential's, or none: a slip, not a wish.
            if (option is { _letters.Length: > 0 })
                names.Add(option);
        }

        return names.ToImmutable();
    }

    private bool MatchesSomewhere(ReadOnlySpan<char> name)
    {
        for (int start = 0; start < name.Length; start++)
        {
            if (StartsWithLetters(name, start, out int end) && (_anyEnd || OnlySeparators(name, end)))
                return true;
        }

        return false;
    }

    private bool StartsWithLetters(ReadOnlySpan<char> name, int start, out int end)
    {
        int matched = 0;
        for (end = start; end < name.Length && matched < _letters.Length; end++)
        {
            char c = name[end];
            if (!char.IsLetterOrDigit(c))
                continue;
            if (char.ToUpperInvariant(c) != _letters[matched])
                return false;
            matched++;
        }

        return matched == _letters.Length;
    }

    private static bool OnlySeparators(ReadOnlySpan<char> name, int from)
    {
        for (int i = from; i < name.Length; i++)
        {
            if (char.IsLetterOrDigit(name[i]))
                return false;
        }

        return true;
    }
}
