namespace ZeroTrustAgents.Credentials;

/// <summary>One word of a name: where it stands among the folded letters, and what it can do.</summary>
internal readonly record struct NameWord(short Start, short Length, WordRole Role)
{
    public bool Is(WordRole role) => (Role & role) != 0;
}
