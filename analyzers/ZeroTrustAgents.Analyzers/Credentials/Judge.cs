using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Decides whether a value that a target gets is a credential, and under which rule.</summary>
internal static class Judge
{
    public const int KeyRank = 0;
    public const int FormatRank = 1;
    public const int SinkRank = 2;
    public const int NamedRank = 3;
    public const int WeakRank = 4;

    /// <summary>In bytes: DES. Shorter rows are markers and prefixes.</summary>
    private const int ShortestKey = 8;

    private const string Basic = "Basic ";

    private static readonly string[] Schemes = ["Bearer ", "Basic ", "Token ", "ApiKey ", "Digest ", "Negotiate ", "token ", "bearer ", "basic "];

    /// <summary>A credential that its format gives away.</summary>
    public static Finding Format(CredentialMatch match, ConstantNode constant, FlowValue value) => new(
        match.Kind.IsKey ? KeyInSource.Descriptor : ProviderCredential.Descriptor,
        match.Kind.IsKey ? KeyRank : FormatRank,
        constant,
        Masked.Show(value.Text.AsSpan(match.Start, match.Length)),
        new Target(match.Kind.Id, NameEvidence.None, constant, constant.Position),
        value) { Kind = match.Kind };

    /// <summary>Judges one value of a target.</summary>
    public static Finding? Value(Target target, FlowValue value)
    {
        string text = value.Text;
        if (text.Length == 0 || value.Longest(0, text.Length) is not { } constant)
            return null;
        if (CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match))
        {
            // A literal that is one by itself is reported where it stands, whatever becomes of it.
            return value.IsWhole && constant.IsLiteral ? null : Format(match, value.Longest(match.Start, match.Length) ?? constant, value);
        }

        ReadOnlySpan<char> secret = WithoutScheme(text.AsSpan());
        if (text.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && BasicPassword(text) is { } password)
        {
            if (!CredentialValue.IsCredential(password.AsSpan(), default, NameEvidence.Unmistakable))
                return null;
        }
        else if (target.TakesKey || IsKeyBytes(target, value) ? !IsKey(value) : !CredentialValue.IsCredential(secret, target.Name.AsSpan(), target.Evidence))
            return null;
        return target.IsSink
            ? new Finding(CredentialSink.Descriptor, SinkRank, constant, Masked.Show(secret), target, value)
            : new Finding(CredentialNamedTarget.Descriptor, NamedRank, constant, Masked.Show(secret), target, value);
    }

    /// <summary>Bytes that somebody wrote down one by one under a key's or secret's name.</summary>
    private static bool IsKeyBytes(Target target, FlowValue value) =>
        value.IsBinary && value.Text.Length >= ShortestKey && (target.Evidence >= NameEvidence.Telling || (target.Evidence == NameEvidence.Weak && target.Name.EndsWith("key", StringComparison.OrdinalIgnoreCase)));

    /// <summary>A cryptographic key is one however simple it is; a row of equal bytes is what a buffer or a documented vector starts with.</summary>
    private static bool IsKey(FlowValue value)
    {
        string text = value.Text;
        if (!value.IsBinary)
            return CredentialValue.IsCredential(text.AsSpan(), default, NameEvidence.Unmistakable);
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] != text[0])
                return true;
        }

        return false;
    }

    /// <summary>The password of a header of basic authentication; <see langword="null"/> where it cannot be read.</summary>
    private static string? BasicPassword(string header)
    {
        string encoded = header.Substring(Basic.Length).Trim();
        var constant = new FlowValue(encoded, [], null, binary: false);
        string? pair = TextFunctions.Apply(TextFunction.FromBase64, constant, 0, -1, null, null)?.Text;
        int colon = pair?.IndexOf(':') ?? -1;
        return colon < 0 ? null : pair!.Substring(colon + 1);
    }

    private static ReadOnlySpan<char> WithoutScheme(ReadOnlySpan<char> value)
    {
        foreach (string scheme in Schemes)
        {
            if (value.StartsWith(scheme.AsSpan()))
                return value.Slice(scheme.Length).TrimStart();
        }

        return value;
    }
}
