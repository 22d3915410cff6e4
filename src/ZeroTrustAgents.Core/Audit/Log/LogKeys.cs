using System.Security.Cryptography;
using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The keys that logs are signed with, a file each beside their public halves. They are apart from the keys of tokens, and
/// may be put where a copy of the log does not take them along.
/// </summary>
internal static class LogKeys
{
    private const int NameBytes = 8;

    /// <summary>The key of a log; a new log gets one, and with it the name that it keeps.</summary>
    /// <param name="directory">Where the keys are.</param>
    /// <param name="log">Name of the log's directory.</param>
    /// <param name="origin">What the name of a new log begins with.</param>
    public static NoteSigner Load(string directory, string log, string origin)
    {
        string path = Path.Combine(directory, log + LogFiles.SigningKey);
        try
        {
            return NoteSigner.Parse(File.ReadAllText(path).TrimEnd('\n'));
        }
        catch (FormatException e)
        {
            throw new AuditLogDamagedException(path, e.Message, e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Create(directory, log, origin);
        }
    }

    private static NoteSigner Create(string directory, string log, string origin)
    {
        // A random part: two hosts of one name would be a fork in the eyes of every witness.
        NoteSigner signer = NoteSigner.Generate(origin + "/" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes)), NoteKeyType.Ed25519);
        var keys = new DiskStorage(directory);
        keys.Replace(log + LogFiles.VerifierKey, Encoding.UTF8.GetBytes(signer.Verifier + "\n"));
        keys.Replace(log + LogFiles.SigningKey, Encoding.UTF8.GetBytes(signer.Export() + "\n"));
        return signer;
    }
}
