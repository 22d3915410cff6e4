using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Buffers.Text;

namespace ZeroTrustAgents.Tokens;

/// <summary>
/// A token for tool calls. It prints as <c>[token]</c>, has no property that a serialiser would pick up, and gives its
/// value only through <see cref="Reveal"/>, until it is disposed. Thread-safe.
/// </summary>
[DebuggerDisplay("[token]")]
public sealed class ToolToken : IDisposable
{
    private volatile string? _value;
    private string? _hash;

    /// <summary>Wraps a token value.</summary>
    /// <param name="value">The compact serialised token.</param>
    /// <param name="tokenId">Its <c>jti</c>.</param>
    /// <param name="expiresAt">Its <c>exp</c>.</param>
    public ToolToken(string value, string tokenId, DateTimeOffset expiresAt)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        ArgumentException.ThrowIfNullOrEmpty(tokenId);
        _value = value;
        TokenId = tokenId;
        ExpiresAt = expiresAt;
    }

    /// <summary>The <c>jti</c>.</summary>
    public string TokenId { get; }

    /// <summary>The <c>exp</c>.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The token's value, for the one who puts it on the wire.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public string Reveal() => _value ?? throw new ObjectDisposedException(nameof(ToolToken), "The token's lease has ended with its call.");

    /// <summary>Base64url SHA-256 of the token, for the audit log; computed once.</summary>
    public string Sha256()
    {
        if (_hash is { } hash)
            return hash;
        string value = Reveal();
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(value), digest);
        return _hash = Base64Url.EncodeToString(digest);
    }

    /// <summary>Forgets the value.</summary>
    public void Dispose() => _value = null;

    /// <summary>Always <c>[token]</c>.</summary>
    public override string ToString() => "[token]";
}
