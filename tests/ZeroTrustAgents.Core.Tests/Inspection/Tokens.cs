using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Inspection;

/// <summary>Tokens made for one test: real in shape, worth nothing.</summary>
internal static class Tokens
{
    public static string NewJwt() =>
        Base64Url.EncodeToString("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}"u8)
        + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{{\"jti\":\"{NewSecret()}\"}}"))
        + "." + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(64));

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
