namespace ZeroTrustAgents.Credentials;

/// <summary>Things named by two words of which neither says it: <c>pass phrase</c>, <c>seed phrase</c>, <c>mot de passe</c>, <c>shared access signature</c>.</summary>
internal static class HeadOfHalves
{
    /// <summary>Grades <c>pass</c> by whose it is.</summary>
    public static NameEvidence GradePass(in NameWords words, int i)
    {
        for (int before = i - 1; before >= 0; before--)
        {
            if (words.Text(before).SequenceEqual("mot".AsSpan()))
                return NameEvidence.Unmistakable;
            if (words[before].Is(WordRole.Owner | WordRole.Vendor | WordRole.Password | WordRole.String))
                return NameEvidence.Unmistakable;
            if (!words[before].Is(WordRole.Number))
                break;
        }

        return i > 1 && words.Text(i - 2).SequenceEqual("mot".AsSpan()) ? NameEvidence.Unmistakable : NameEvidence.Weak;
    }

    /// <summary>Grades the second of two words; false when the two are no such thing.</summary>
    public static bool TryGrade(in NameWords words, int i, out NameEvidence grade)
    {
        ReadOnlySpan<char> half = words.Text(i);
        NameWord before = words[i - 1];
        grade = NameEvidence.None;
        if (before.Is(WordRole.Pass))
            grade = half.StartsWith("signature".AsSpan()) ? NameEvidence.None : NameEvidence.Unmistakable;
        else if (half.StartsWith("phrase".AsSpan()))
            grade = before.Is(WordRole.Telling | WordRole.Weak) || words.Text(i - 1).SequenceEqual("recovery".AsSpan()) ? NameEvidence.Telling : NameEvidence.None;
        else if (half.StartsWith("signature".AsSpan()) && words.Text(i - 1).SequenceEqual("access".AsSpan()))
            grade = NameEvidence.Telling;
        return grade != NameEvidence.None;
    }
}
