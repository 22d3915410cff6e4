using System.Numerics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>Tells by a few characters whether a token of the table may start at a place. All it knows comes from the table.</summary>
internal static class TokenCandidates
{
    /// <summary>The shortest run of token-like characters that a token starts with. A test compares it with the table.</summary>
    public const int LeastRun = 15;

    private static readonly KindIndex Prefixes = new(CredentialKinds.All);
    private static readonly int[] Needed = NeededByPrefix();
    private static readonly InnerMarks Unprefixed = new(CredentialKinds.All);

    /// <param name="text">The text.</param>
    /// <param name="at">A place where a token may start.</param>
    /// <param name="run">How many token-like characters stand there.</param>
    public static bool MayStandAt<T>(ReadOnlySpan<T> text, int at, int run) where T : unmanaged, IBinaryInteger<T>
    {
        (int from, int to) = Prefixes.Candidates((char)TextUnits.At(text, at), (char)TextUnits.At(text, at + 1));
        for (int i = from; i < to; i++)
        {
            ref readonly KindIndex.Entry entry = ref Prefixes[i];
            if (run >= Needed[i] && TextUnits.StartsWith(text, at, entry.Prefix) && FirstPartFits(text, at + entry.Prefix.Length, entry.Kind.Shape))
                return true;
        }

        return Unprefixed.StandIn(text, at, run) || ContextCandidates.MayStandAt(text, at, run);
    }

    /// <summary>How many token-like characters a value starts with at least.</summary>
    public static int NeededRun(string prefix, Shape? shape)
    {
        int length = 0;
        foreach (char c in prefix)
        {
            if (!CharClass.Has(CharClass.Token, c))
                return length;
            length++;
        }

        foreach (ShapePart part in shape?.Parts ?? [])
        {
            foreach (string literal in part.Literals)
            {
                if (literal.AsSpan().ContainsAnyExcept(CharClass.Members(CharClass.Token)))
                    return length;
            }

            length += part.Least;
        }

        // What has a structure is longer than any prefix; how much longer is its reader's affair.
        return shape is null ? Math.Max(length, LeastRun) : length;
    }

    private static bool FirstPartFits<T>(ReadOnlySpan<T> text, int at, Shape? shape) where T : unmanaged, IBinaryInteger<T>
    {
        if (shape is null || shape.Parts[0] is not { IsLiteral: false } part)
            return true;
        if (text.Length - at < part.Least)
            return false;
        for (int i = 0; i < part.Least; i++)
        {
            if (!CharClass.Has(part.Set, (char)TextUnits.At(text, at + i)))
                return false;
        }

        return true;
    }

    private static int[] NeededByPrefix()
    {
        int[] needed = new int[CredentialKinds.All.Sum(static k => k.Prefixes.Count)];
        for (int i = 0; i < needed.Length; i++)
            needed[i] = NeededRun(Prefixes[i].Prefix, Prefixes[i].Kind.Shape);
        return needed;
    }
}
