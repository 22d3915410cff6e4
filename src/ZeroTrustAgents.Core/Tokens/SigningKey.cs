using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Tokens;

/// <summary>A private key, with a pool of signers so that no two threads share an <see cref="ECDsa"/>. Thread-safe.</summary>
internal sealed class SigningKey : IDisposable
{
    private static readonly int MaxPooled = 2 * Environment.ProcessorCount;

    private readonly ECDsa _key;
    private readonly ConcurrentQueue<TokenSigner> _signers = new();
    private readonly byte[] _header;
    private int _pooled;
    private volatile bool _disposed;

    /// <param name="key">A P-256 key; it is now this instance's.</param>
    /// <param name="createdAt">From when its age counts.</param>
    public SigningKey(ECDsa key, DateTimeOffset createdAt)
    {
        _key = key;
        CreatedAt = createdAt;
        Public = EcPublicKey.From(key) ?? throw new ArgumentException("The key is not on P-256.", nameof(key));
        byte[] header = Encoding.ASCII.GetBytes($$"""{"alg":"ES256","typ":"{{ToolTokenClaims.TokenType}}","kid":"{{Public.KeyId}}"}""");
        _header = Encoding.ASCII.GetBytes(Base64Url.EncodeToString(header) + ".");
    }

    public EcPublicKey Public { get; }

    public DateTimeOffset CreatedAt { get; }

    public static SigningKey Generate(DateTimeOffset now) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), now);

    public string Sign(string issuer, ToolTokenRequest request, long issuedAt, long expiresAt)
    {
        TokenSigner signer = Rent();
        try
        {
            return signer.Sign(_header, issuer, request, issuedAt, expiresAt);
        }
        finally
        {
            Return(signer);
        }
    }

    public char[] ToPem()
    {
        lock (_key)
        {
            byte[] pkcs8 = _key.ExportPkcs8PrivateKey();
            try
            {
                return PemEncoding.Write("PRIVATE KEY", pkcs8);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(pkcs8);
            }
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_signers.TryDequeue(out TokenSigner? signer))
            signer.Dispose();
        lock (_key)
            _key.Dispose();
    }

    private TokenSigner Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_signers.TryDequeue(out TokenSigner? signer))
        {
            Interlocked.Decrement(ref _pooled);
            return signer;
        }

        return new TokenSigner(Copy());
    }

    private void Return(TokenSigner signer)
    {
        if (!_disposed && Interlocked.Increment(ref _pooled) <= MaxPooled)
        {
            _signers.Enqueue(signer);
            return;
        }

        Interlocked.Decrement(ref _pooled);
        signer.Dispose();
    }

    /// <summary>The private value is in managed memory only while it is copied.</summary>
    private ECDsa Copy()
    {
        lock (_key)
        {
            ECParameters parameters = _key.ExportParameters(includePrivateParameters: true);
            try
            {
                return ECDsa.Create(parameters);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(parameters.D);
            }
        }
    }
}
