using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>A witness in a second directory, for development. It believes the first key that it sees a log sign with.</summary>
internal sealed class LocalWitness : IAuditWitness, IDisposable
{
    private const string Origin = "witness.local";
    private const string KeyName = "witness";

    private readonly Witness _witness;
    private readonly NoteSigner _signer;
    private NoteKey? _seen;

    public LocalWitness(string directory, TimeProvider time)
    {
        var memory = new DiskStorage(directory);
        _signer = Load(memory);
        _witness = new Witness(_signer, origin => KeyOf(memory, origin), memory, time);
    }

    /// <inheritdoc/>
    public string Name => _signer.Verifier.Name;

    /// <summary>The key to verify its cosignatures with.</summary>
    public NoteKey Key => _signer.Verifier;

    /// <inheritdoc/>
    public Task<NoteSignature> CosignAsync(SignedNote checkpoint, NoteKey log, Func<long, IReadOnlyList<byte[]>> proofFrom, CancellationToken cancellationToken)
    {
        _seen = log;
        long old = _witness.SizeOf(log.Name);
        WitnessReply reply = Checkpoint.Parse(checkpoint.Text)!.Size < old
            ? new WitnessReply(409, "it has cosigned a larger tree: this log was rolled back or forked\n")
            : _witness.AddCheckpoint(new WitnessRequest(old, proofFrom(old), checkpoint).Format());
        return reply.Status == 200
            ? Task.FromResult(NoteSignature.Parse(reply.Body.AsSpan().TrimEnd('\n'))!)
            : Task.FromException<NoteSignature>(new WitnessException($"{reply.Status}: {reply.Body.TrimEnd('\n')}"));
    }

    public void Dispose() => _signer.Dispose();

    private NoteKey? KeyOf(DiskStorage memory, string origin)
    {
        string path = Path.ChangeExtension(Witness.PathOf(origin), LogFiles.VerifierKey);
        if (memory.Read(path) is { } known)
            return NoteKey.Parse(Encoding.UTF8.GetString(known).TrimEnd('\n'));
        if (_seen?.Name == origin)
            memory.Replace(path, Encoding.UTF8.GetBytes(_seen + "\n"));
        return _seen;
    }

    private static NoteSigner Load(DiskStorage memory)
    {
        if (memory.Read(KeyName + LogFiles.SigningKey) is { } stored)
            return NoteSigner.Parse(Encoding.UTF8.GetString(stored).TrimEnd('\n'));
        NoteSigner signer = NoteSigner.Generate(Origin, NoteKeyType.CosignatureV1);
        memory.Replace(KeyName + LogFiles.VerifierKey, Encoding.UTF8.GetBytes(signer.Verifier + "\n"));
        memory.Replace(KeyName + LogFiles.SigningKey, Encoding.UTF8.GetBytes(signer.Export() + "\n"));
        return signer;
    }
}
