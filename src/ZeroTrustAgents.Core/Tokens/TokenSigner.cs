using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ZeroTrustAgents.Tokens;

/// <summary>
/// Turns a request into a compact JWS (RFC 7515). Owns an <see cref="ECDsa"/>, which is not documented as thread-safe,
/// and its buffers: one thread at a time uses it. A general JWT library costs twice the time and five times the memory.
/// </summary>
internal sealed class TokenSigner : IDisposable
{
    private const int MaxTokenBytes = 8 * 1024;

    private const int SignatureBytes = 64;

    private readonly ECDsa _key;
    private readonly ArrayBufferWriter<byte> _claims = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly byte[] _token = new byte[MaxTokenBytes];

    public TokenSigner(ECDsa key)
    {
        _key = key;
        _json = new Utf8JsonWriter(_claims);
    }

    /// <param name="header">The encoded header with its dot.</param>
    /// <param name="issuer"><c>iss</c>.</param>
    /// <param name="request">A request that keeps to <see cref="ToolTokenRequestRules"/>.</param>
    /// <param name="issuedAt"><c>iat</c> and <c>nbf</c>.</param>
    /// <param name="expiresAt"><c>exp</c>.</param>
    public string Sign(ReadOnlySpan<byte> header, string issuer, ToolTokenRequest request, long issuedAt, long expiresAt)
    {
        int length = 0;
        try
        {
            ToolTokenWriter.Write(_json, issuer, request, issuedAt, expiresAt);
            _json.Flush();
            int signed = header.Length + Base64Url.GetEncodedLength(_claims.WrittenCount);
            length = signed + 1 + Base64Url.GetEncodedLength(SignatureBytes);
            if (length > MaxTokenBytes)
            {
                length = 0;
                throw new ArgumentException($"The token would be longer than {MaxTokenBytes} bytes: shorten the names in its request.", nameof(request));
            }

            Span<byte> token = _token.AsSpan(0, length);
            header.CopyTo(token);
            Base64Url.EncodeToUtf8(_claims.WrittenSpan, token[header.Length..], out _, out _);
            token[signed] = (byte)'.';
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(token[..signed], digest);
            Span<byte> signature = stackalloc byte[SignatureBytes];
            if (_key.SignHash(digest, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation) != SignatureBytes)
                throw new CryptographicException("The signature is not one of P-256.");
            Base64Url.EncodeToUtf8(signature, token[(signed + 1)..], out _, out _);
            return Encoding.ASCII.GetString(token);
        }
        finally
        {
            // The pooled buffers outlive the call; the token must not.
            _token.AsSpan(0, length).Clear();
            _claims.Clear();
            _json.Reset();
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        _json.Dispose();
    }
}
