using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using OtpNet;

namespace ZeroTrustAgents.Approvals;

/// <summary>A secret that exists for one verification. Otp.NET's own key type keeps a copy that nobody can overwrite.</summary>
internal sealed class TotpKey : IKeyProvider, IDisposable
{
    private const int MinimumBytes = 16;
    private readonly byte[] _fromStore;
    private readonly byte[] _secret;

    public TotpKey(byte[] fromStore)
    {
        // Used from a copy: a store that hands out its own array would have it overwritten under another verification.
        _fromStore = fromStore;
        _secret = (byte[])fromStore.Clone();
    }

    /// <summary>Whether it can be used: long enough for RFC 4226, and not zeros, which is what a store that hands out its own array gives the second time.</summary>
    public bool IsUsable => _secret.Length >= MinimumBytes && _secret.AsSpan().ContainsAnyExcept((byte)0);

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as every authenticator app has it; HMAC does not need SHA-1's collision resistance.")]
    public byte[] ComputeHmac(OtpHashMode mode, byte[] data) => mode == OtpHashMode.Sha1
        ? HMACSHA1.HashData(_secret, data)
        : throw new NotSupportedException("Only HMAC-SHA-1 codes are checked.");

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_secret);
        CryptographicOperations.ZeroMemory(_fromStore);
    }
}
