namespace ZeroTrustAgents.Credentials;

/// <summary>Judges constants by what they look like: a credential, or a placeholder, a name, a label, a path, a hash.</summary>
internal static class CredentialValue
{
    /// <summary>Stands in a text for a part that is not known at compile time.</summary>
    public const char Unknown = '\uFFFC';

    /// <summary>Whether <paramref name="value"/>, given to a target called <paramref name="name"/>, is a credential. Judges the whole value; allocates nothing; thread-safe.</summary>
    /// <param name="value">The constant; parts that are not known are <see cref="Unknown"/>.</param>
    /// <param name="name">The target's name; empty for a sink that is known by its API.</param>
    /// <param name="evidence">What the name or the sink says.</param>
    public static bool IsCredential(ReadOnlySpan<char> value, ReadOnlySpan<char> name, NameEvidence evidence) => false;

    /// <summary>Whether the value plainly stands for one that somebody is to fill in, or is a documented example.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => false;
}
