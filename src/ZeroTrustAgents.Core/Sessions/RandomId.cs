using System.Buffers.Text;
using System.Security.Cryptography;

namespace ZeroTrustAgents.Sessions;

/// <summary>Unguessable identifiers of 128 bits, base64url.</summary>
internal static class RandomId
{
    // Each thread draws a page of random bytes at once: one system call for 64 ids, each byte used once and wiped.
    [ThreadStatic]
    private static byte[]? t_page;

    [ThreadStatic]
    private static int t_used;

    public static string New()
    {
        byte[] page = t_page ??= new byte[1024];
        if (t_used == 0 || t_used + 16 > page.Length)
        {
            RandomNumberGenerator.Fill(page);
            t_used = 0;
        }

        Span<byte> bytes = page.AsSpan(t_used, 16);
        t_used += 16;
        string id = Base64Url.EncodeToString(bytes);
        bytes.Clear();
        return id;
    }
}
