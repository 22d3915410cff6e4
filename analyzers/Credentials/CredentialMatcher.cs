namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Finds credentials by their format alone, wherever they stand. Linear in the text, allocates nothing, thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// The text is read once for runs of token-like characters (<see cref="CharClass.Token"/>). A run that is too short is stepped
/// over; in the others each place where a token may start, and each <c>://</c>, <c>=</c> and <c>-----BEGIN</c>, is a candidate.
/// </para>
/// <para>
/// Why it is linear. A candidate costs a look at its bucket of prefixes; comparing a prefix costs its length, a constant. A shape
/// asks how far a class of characters runs, which <see cref="Scan"/> remembers, so a class looks at a character once, plus once
/// for each part that stands before it in a shape, and no shape is longer than a constant. A check costs the length of a value
/// whose shape fits. What has no greatest length never overlaps: a JWT starts where a run of its characters does, the password of
/// a URL ends at the slash that the next <c>://</c> needs, a PEM block ends at the dashes that the next one needs. What is looked
/// for around a place is looked for within a constant distance.
/// </para>
/// </remarks>
internal static class CredentialMatcher
{
    /// <summary>
    /// Every credential stands in, or contains, an unbroken run of at least this many characters of <c>[A-Za-z0-9_\-./+=:~%@$]</c>;
    /// a run of letters only must have <see cref="MinimumWord"/>. So whoever searches large texts looks at such runs only. The
    /// run of a PEM block is its first dashes, that of a connection string the name and start of its password.
    /// </summary>
    public const int MinimumRun = 8;

    /// <summary>Length from which a run of letters only counts.</summary>
    public const int MinimumWord = 16;

    /// <summary>How far before and behind a run the matcher looks for what makes its value a credential (the server of a connection string).</summary>
    public const int Context = 1024;

    private static readonly KindIndex Index = new(CredentialKinds.All);
    private static readonly AnchorIndex Unprefixed = new(CredentialKinds.All);

    /// <summary>Finds the first credential that starts at or behind <paramref name="from"/>.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int from, out CredentialMatch match) => TryFind(text, from, out match, out _);

    /// <summary>As <see cref="TryFind(ReadOnlySpan{char}, int, out CredentialMatch)"/>, and tells how much work it was.</summary>
    internal static bool TryFind(ReadOnlySpan<char> text, int from, out CredentialMatch match, out long steps)
    {
        match = default;
        int at = TokenRun.Next(text, from);
        steps = at - from;
        if (at >= text.Length)
            return false;

        Span<int> runs = stackalloc int[CharClass.Count * Scan.PerClass];
        runs.Clear();
        var scan = new Scan(text, runs) { Steps = steps };
        bool found = false;
        while (at < text.Length && !found)
        {
            found = TryRun(ref scan, ref at, from, out match);
            if (!found)
            {
                int next = TokenRun.Next(text, at);
                scan.Steps += next - at;
                at = next;
            }
        }

        steps = scan.Steps;
        return found;
    }

    /// <summary>The credential that starts at a place, or that the sign there leads to: for whoever has found the places by other means. Linear where they ascend.</summary>
    internal static bool TryFindAt(ref Scan scan, int at, out CredentialMatch match) => TryMatch(ref scan, at, out match);

    // Looks through a run; `at` moves to its end.
    private static bool TryRun(ref Scan scan, ref int at, int from, out CredentialMatch match)
    {
        ReadOnlySpan<char> text = scan.Text;
        int start = at;
        bool escaped = start > 0 && text[start - 1] == '\\';
        bool inWord = start > 0 && TokenRun.IsWord(text[start - 1]);
        for (; at < text.Length && TokenRun.IsToken(text[at]); at++)
        {
            scan.Steps++;
            bool wasInWord = inWord;
            inWord = TokenRun.IsWord(text[at]);
            // Inside a word nothing starts, but behind an escape sequence: those begin with a backslash, which ends a run, or with a percent sign.
            if (wasInWord && inWord && !(escaped && at - start < 6) && !(at >= 3 && text[at - 3] == '%'))
                continue;
            if (TryMatch(ref scan, at, out match) && match.Start >= from)
                return true;
        }

        match = default;
        return false;
    }

    private static bool TryMatch(ref Scan scan, int at, out CredentialMatch match)
    {
        switch (scan.Text[at])
        {
            case ':':
                return UrlPassword.TryRead(ref scan, at, out match) && PreferToken(ref scan, ref match);
            case '=':
                return NamedValue.TryRead(ref scan, at, out match) && PreferToken(ref scan, ref match);
            case '-' when PemBlock.TryRead(ref scan, at, out match):
                return true;
            default:
                match = default;
                return TokenEdge.IsStart(scan.Text, at)
                    && (TryToken(ref scan, at, out match) || (ContextValue.TryRead(ref scan, at, out match) && PreferToken(ref scan, ref match)));
        }
    }

    // A provider's token that stands where a password may stand is that token.
    private static bool PreferToken(ref Scan scan, ref CredentialMatch match)
    {
        if (TryToken(ref scan, match.Start, out CredentialMatch token))
            match = token;
        return true;
    }

    private static bool TryToken(ref Scan scan, int at, out CredentialMatch match)
    {
        ReadOnlySpan<char> text = scan.Text;
        match = default;
        if (text.Length - at < MinimumRun)
            return false;

        (int from, int to) = Index.Candidates(text[at], text[at + 1]);
        for (int i = from; i < to; i++)
        {
            ref readonly KindIndex.Entry entry = ref Index[i];
            scan.Steps += entry.Prefix.Length;
            if (text.Slice(at).StartsWith(entry.Prefix.AsSpan(), StringComparison.Ordinal) && TryKind(ref scan, entry.Kind, at, entry.Prefix.Length, out match))
                return true;
        }

        for (int i = 0; i < Unprefixed.Count; i++)
        {
            scan.Steps++;
            if (Unprefixed.MayStandAt(i, text, at) && TryKind(ref scan, Unprefixed[i], at, 0, out match))
                return true;
        }

        return false;
    }

    private static bool TryKind(ref Scan scan, CredentialKind kind, int at, int prefix, out CredentialMatch match)
    {
        match = default;
        int end;
        if (kind.Structure is { } structure)
        {
            if (!structure(ref scan, at, out end))
                return false;
        }
        else if (!kind.Shape!.TryMatch(ref scan, at + prefix, out end))
        {
            return false;
        }
        else
        {
            // Without a prefix the first characters say nothing: the value must not be the rest of a longer one.
            if (prefix == 0 && at > 0 && CharClass.Has(kind.Shape.Parts[0].Set, scan.Text[at - 1]) && !TokenEdge.IsEscaped(scan.Text, at))
                return false;
            ReadOnlySpan<char> value = scan.Text.Slice(at, end - at);
            scan.Steps += value.Length;
            if (!kind.Check!(value, prefix) || KnownExamples.Contains(value))
                return false;
        }

        int start = kind.PrefixIsContext ? at + prefix : at;
        match = new(kind, start, end - start);
        return true;
    }
}
