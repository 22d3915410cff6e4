using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>What a witness answers, in the words of HTTP.</summary>
/// <param name="Status">200 with a signature line; 409 with the size that the witness knows; 400, 403, 404 or 422.</param>
/// <param name="Body">Text of the answer.</param>
internal readonly record struct WitnessReply(int Status, string Body);

/// <summary>
/// A witness (C2SP tlog-witness): remembers the last checkpoint of each log it cosigned, and cosigns only what continues
/// it. That it remembers is durable before it signs. Thread-safe.
/// </summary>
/// <param name="signer">Its key, of type 4.</param>
/// <param name="logs">Keys of the logs that it witnesses, by origin.</param>
/// <param name="memory">Where it remembers.</param>
/// <param name="time">Goes into its signatures.</param>
internal sealed class Witness(NoteSigner signer, Func<string, NoteKey?> logs, ILogStorage memory, TimeProvider time)
{
    private readonly Lock _gate = new();

    public WitnessReply AddCheckpoint(string body)
    {
        if (WitnessRequest.Parse(body) is not { } request || Checkpoint.Parse(request.Checkpoint.Text) is not { } next)
            return new(400, "not an add-checkpoint request\n");
        if (logs(next.Origin) is not { } key)
            return new(404, "unknown log\n");
        if (!request.Checkpoint.IsSignedBy(key))
            return new(403, "not signed by the log's key\n");
        if (request.Old > next.Size)
            return new(400, "old size is larger than the checkpoint\n");
        lock (_gate)
        {
            Checkpoint last = Last(next.Origin) ?? new Checkpoint(next.Origin, 0, MerkleTree.EmptyRoot);
            if (request.Old != last.Size || (next.Size == last.Size && !next.Root.Span.SequenceEqual(last.Root.Span)))
                return new(409, last.Size.ToString(CultureInfo.InvariantCulture) + "\n");
            if (!ProofCheck.Consistency(last.Size, last.Root.Span, next.Size, next.Root.Span, request.Proof))
                return new(422, "the checkpoint does not continue the last one\n");
            NoteSignature cosignature = signer.Cosign(request.Checkpoint.Text, time.GetUtcNow());
            memory.Replace(PathOf(next.Origin), Encoding.UTF8.GetBytes(request.Checkpoint.With([cosignature]).Format()));
            return new(200, cosignature.Format());
        }
    }

    /// <summary>Size of the last checkpoint of a log that was cosigned; 0 without one.</summary>
    public long SizeOf(string origin)
    {
        lock (_gate)
            return Last(origin)?.Size ?? 0;
    }

    /// <summary>Name of the file of a log: an origin has characters that a file name may not have.</summary>
    public static string PathOf(string origin) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))[..16] + ".checkpoint";

    private Checkpoint? Last(string origin)
    {
        if (memory.Read(PathOf(origin)) is not { } bytes)
            return null;
        // A memory that cannot be read must not become one that remembers nothing.
        return SignedNote.Parse(bytes) is { } note && note.IsSignedBy(signer.Verifier) && Checkpoint.Parse(note.Text) is { } last && last.Origin == origin
            ? last
            : throw new AuditLogDamagedException(Path.Combine(memory.Location, PathOf(origin)), "The witness did not write this checkpoint.");
    }
}
