namespace ZeroTrustAgents.Credentials;

/// <summary>How much the name of a target says that a constant given to it is a credential.</summary>
internal enum NameEvidence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something: <c>key</c>, <c>token</c>, <c>auth</c>. Only a value that looks random is a credential there.</summary>
    Weak,

    /// <summary>Much: <c>apiKey</c>, <c>clientSecret</c>, <c>accessToken</c>. Any value that is not a name, a label or a placeholder is one.</summary>
    Telling,

    /// <summary>Everything: <c>password</c>, <c>passphrase</c>, or a parameter that takes nothing else. Ordinary words are credentials too.</summary>
    Unmistakable,
}
