namespace ZeroTrustAgents.Inspection;

/// <summary>A configured secret on its way to <see cref="KnownSecrets"/>; prints as <c>[secret]</c>.</summary>
internal sealed class ProtectedSecret(string value)
{
    public string Reveal() => value;

    public override string ToString() => "[secret]";
}
