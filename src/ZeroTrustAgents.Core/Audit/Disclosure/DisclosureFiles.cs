using System.Security.Cryptography;
using System.Text;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The files of a disclosure store. A session is named by the SHA-256 of its id: an id is text of others and no file name.
/// Each run that writes for a session has a file of its own, and a key of its own for it.
/// <code>
/// audit-disclosure/[session].[run].log   encrypted frames
///                  [session].[run].key   their key, encrypted; without it the frames are noise
///                  [session].erased      says that the session was erased
///                  keys/disclosure.key   opens the keys: keep it apart from copies of the directory
/// </code>
/// </summary>
internal static class DisclosureFiles
{
    public const string Log = ".log";

    public const string Key = ".key";

    public const string Erased = ".erased";

    private const int RunBytes = 8;

    public static string DefaultKey(string directory) => Path.Combine(directory, "keys", "disclosure.key");

    public static byte[] HashOf(string sessionId) => SHA256.HashData(Encoding.UTF8.GetBytes(sessionId));

    /// <summary>Name of a new file of a session, without its ending.</summary>
    public static string NewName(ReadOnlySpan<byte> session) =>
        $"{Convert.ToHexStringLower(session)}.{RandomNumberGenerator.GetHexString(RunBytes * 2, lowercase: true)}";

    /// <summary>Full paths of a session's files of one kind.</summary>
    public static string[] Of(string directory, ReadOnlySpan<byte> session, string ending) =>
        Directory.Exists(directory) ? Directory.GetFiles(directory, $"{Convert.ToHexStringLower(session)}.*{ending}") : [];

    public static string ErasedMark(string directory, ReadOnlySpan<byte> session) => Path.Combine(directory, Convert.ToHexStringLower(session) + Erased);
}
