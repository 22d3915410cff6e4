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

        if (value.IsBinary && IsStructure(text))
            return null;
        NameEvidence evidence = Evidence(target, value);
        if (evidence == NameEvidence.Weak && IsNamedOtherwise(value))
            return null;
        ReadOnlySpan<char> secret = WithoutScheme(text.AsSpan());
        if (text.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && BasicPassword(text) is { } password)
        {
            if (!CredentialValue.IsCredential(password.AsSpan(), default, NameEvidence.Unmistakable))
                return null;
        }
        else if (target.TakesKey || IsKeyBytes(target, value) ? !IsKey(value) : !CredentialValue.IsCredential(secret, target.Name.AsSpan(), evidence))
            return null;
        return target.IsSink
            ? new Finding(CredentialSink.Descriptor, SinkRank, constant, Masked.Show(secret), target, value)
            : new Finding(CredentialNamedTarget.Descriptor, NamedRank, constant, Masked.Show(secret), target, value);
    }

    /// <summary>Bytes of ASN.1 - certificates, names, signed data - and public keys that check assemblies. What holds a private key has a format of its own.</summary>
    private static bool IsStructure(string bytes) =>
        bytes.Length > 16 && ((bytes[0] == 0x30 && bytes[1] is '\u0081' or '\u0082') || bytes.StartsWith("\0$\0\0\u0004", StringComparison.Ordinal) || bytes.StartsWith("\u0006\u0002\0\0", StringComparison.Ordinal));

    /// <summary>What the target says about a value; of one among many, it says little.</summary>
    private static NameEvidence Evidence(Target target, FlowValue value) =>
        !value.IsOneOfMany ? target.Evidence : (NameEvidence)Math.Min((int)target.Evidence, (int)(target.IsSink ? NameEvidence.Telling : NameEvidence.Weak));

    /// <summary>Whether something on the way is called a public key, a key of a cache or a token of a text: that says more than the bare <c>key</c> it ends in.</summary>
    private static bool IsNamedOtherwise(FlowValue value)
    {
        for (Hop? hop = value.Hops; hop is not null; hop = hop.Next)
        {
            if (CredentialName.Read(hop.Symbol.Name.AsSpan()) is { HasHead: true, Evidence: NameEvidence.None })
                return true;
        }

        return false;
    }

    /// <summary>Bytes that somebody wrote down one by one under a key's or secret's name.</summary>
    private static bool IsKeyBytes(Target target, FlowValue value) =>
        value.IsBinary && value.Text.Length >= ShortestKey && IsVaried(value.Text) && (target.Evidence >= NameEvidence.Telling || (target.Evidence == NameEvidence.Weak && target.Name.EndsWith("key", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether it is not one byte nearly everywhere, as in headers and in what stands for a key.</summary>
    private static bool IsVaried(string bytes)
    {
        int common = 0;
        foreach (char b in bytes)
            common += b == bytes[0] ? 1 : 0;
        return common * 4 < bytes.Length * 3;
    }

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
