using System.Text.Json;
using ZeroTrustAgents.Arguments;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>The canonical form of what a service was asked to do: the one that the guard digests.</summary>
internal static class CanonicalArguments
{
    private const int MaxBytes = 1024 * 1024;

    private const int MaxDepth = 64;

    /// <returns>The canonical bytes; <see langword="null"/> for arguments that have none.</returns>
    public static byte[]? Encode(JsonElement arguments)
    {
        CanonicalWriter writer = CanonicalWriter.Rent(MaxBytes);
        try
        {
            return CanonicalJson.Write(writer, arguments, MaxDepth, ignoreCase: false) is null && writer.CheckSize() is null ? writer.Written.ToArray() : null;
        }
        finally
        {
            writer.Return();
        }
    }
}
