using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Tokens;

/// <summary>A P-256 public key as JWKs name it.</summary>
internal sealed class EcPublicKey
{
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECPoint _point;

    private EcPublicKey(ECPoint point)
    {
        _point = point;
        X = Base64Url.EncodeToString(point.X);
        Y = Base64Url.EncodeToString(point.Y);
        // RFC 7638: the required members in lexical order, without white space.
        KeyId = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));
    }

    /// <summary><c>kid</c>: the key's thumbprint.</summary>
    public string KeyId { get; }

    public string X { get; }

    public string Y { get; }

    /// <summary>The public half of <paramref name="key"/>; <see langword="null"/> unless it is on P-256 (other curves have 256 bits too).</summary>
    public static EcPublicKey? From(ECDsa key)
    {
        ECParameters parameters = key.ExportParameters(includePrivateParameters: false);
        return parameters.Curve is { IsNamed: true, Oid.Value: P256 } ? new EcPublicKey(parameters.Q) : null;
    }

    public string ToPem()
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = _point });
        return key.ExportSubjectPublicKeyInfoPem();
    }

    public string ToJwk() => $$"""{"kty":"EC","use":"sig","alg":"ES256","kid":"{{KeyId}}","crv":"P-256","x":"{{X}}","y":"{{Y}}"}""";
}
