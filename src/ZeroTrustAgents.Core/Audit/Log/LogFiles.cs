namespace ZeroTrustAgents.Auditing;

/// <summary>
/// The files of a log beside its tiles and segments:
/// <code>
/// audit/log-1/checkpoint            the newest signed checkpoint, with the cosignatures it has got
///             checkpoint.witnessed  the newest checkpoint that a witness has cosigned
///             tile/...              entries and hashes (C2SP tlog-tiles)
///             wal/...               records that are not in the tree yet
///             state                 where the tree stands
///             lock                  held by the process that writes this log
/// audit/keys/log-1.key              signs the log's checkpoints
///            log-1.vkey             the key to verify them with, for auditors
/// </code>
/// </summary>
internal static class LogFiles
{
    public const string Checkpoint = "checkpoint";

    public const string Witnessed = "checkpoint.witnessed";

    public const string Lock = "lock";

    public const string Keys = "keys";

    public const string SigningKey = ".key";

    public const string VerifierKey = ".vkey";

    private const string Prefix = "log-";

    /// <summary>Name of the directory of a log.</summary>
    public static string Name(int number) => Prefix + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Directories of the logs below <paramref name="directory"/>, in the order of their numbers.</summary>
    public static List<string> Logs(string directory)
    {
        if (!Directory.Exists(directory))
            return [];
        return [.. Directory.EnumerateDirectories(directory, Prefix + "*").Select(static d => (Path: d, Number: NumberOf(d))).Where(static d => d.Number > 0).OrderBy(static d => d.Number).Select(static d => d.Path)];
    }

    private static int NumberOf(string path)
    {
        string name = Path.GetFileName(path);
        return int.TryParse(name.AsSpan(Prefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && Name(number) == name ? number : 0;
    }
}
