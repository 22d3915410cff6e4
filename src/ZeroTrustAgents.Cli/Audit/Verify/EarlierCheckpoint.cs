using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Cli.Audit.Verify;

/// <summary>A checkpoint that was kept.</summary>
/// <param name="File">Where it was kept.</param>
/// <param name="Origin">The log that it is of.</param>
/// <param name="Note">The checkpoint, as it was served.</param>
internal sealed record EarlierCheckpoint(string File, string Origin, string Note)
{
    public static EarlierCheckpoint Read(string file)
    {
        byte[] bytes = System.IO.File.ReadAllBytes(file);
        return SignedNote.Parse(bytes) is { } note && Checkpoint.Parse(note.Text) is { } checkpoint
            ? new EarlierCheckpoint(file, checkpoint.Origin, Encoding.UTF8.GetString(bytes))
            : throw new UnusableException($"'{file}' is no checkpoint as a log writes it.");
    }
}
