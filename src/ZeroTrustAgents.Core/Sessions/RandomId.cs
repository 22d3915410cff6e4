using System.Buffers.Text;
using ZeroTrustAgents.Arguments;

namespace ZeroTrustAgents.Sessions;

/// <summary>Unguessable identifiers of 128 bits, base64url.</summary>
internal static class RandomId
{
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomBytes.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}
