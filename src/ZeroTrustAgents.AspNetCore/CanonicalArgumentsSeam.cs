using System.Text.Json;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>SEAM: wire this to the core's canonical JSON, the one that the guard digests. There must not be a second one.</summary>
internal static class CanonicalArgumentsSeam
{
    /// <returns>The canonical bytes; <see langword="null"/> for arguments that have none.</returns>
    public static byte[]? Encode(JsonElement arguments) =>
        throw new NotSupportedException("Canonical JSON is not wired up yet; use ToolTokenArguments.Matches with canonical bytes.");
}
