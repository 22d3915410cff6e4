using System.Text;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>The signed tree of a log, to take proofs from.</summary>
internal sealed class SignedLog
{
    private readonly StoredTiles _tiles;
    private readonly SignedNote? _witnessed;
    private readonly SignedNote _current;

    private SignedLog(string name, DiskStorage storage, NoteKey key, SignedNote current, SignedNote? witnessed)
    {
        (Name, Key, _current, _witnessed) = (name, key, current, witnessed);
        _tiles = new StoredTiles(storage);
    }

    /// <summary>Name of the log's directory.</summary>
    public string Name { get; }

    public NoteKey Key { get; }

    /// <summary>Records that the newest checkpoint covers.</summary>
    public long Size => Read(_current).Size;

    /// <exception cref="UnusableException">Nothing is signed, or there is no key.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged.</exception>
    public static SignedLog Open(string path, IReadOnlyList<NoteKey> keys)
    {
        string name = Path.GetFileName(path);
        var storage = new DiskStorage(path);
        byte[] bytes = storage.Read(LogFiles.Checkpoint) ?? throw new UnusableException($"'{name}' has no checkpoint: none of its records is signed.");
        SignedNote? current = SignedNote.Parse(bytes);
        if (current is null || Checkpoint.Parse(current.Text) is not { } checkpoint)
            throw new InvalidDataException($"The checkpoint of '{name}' is damaged. Run 'zta audit verify'.");
        NoteKey key = keys.FirstOrDefault(k => k.Name == checkpoint.Origin) ?? Beside(path, keys, checkpoint.Origin);
        if (!current.IsSignedBy(key))
            throw new InvalidDataException($"The checkpoint of '{name}' is not signed by '{key}'. Run 'zta audit verify'.");
        SignedNote? witnessed = storage.Read(LogFiles.Witnessed) is { } cosigned ? SignedNote.Parse(cosigned) : null;
        bool isUsable = witnessed is not null && witnessed.IsSignedBy(key) && Checkpoint.Parse(witnessed.Text)?.Origin == checkpoint.Origin;
        return new SignedLog(name, storage, key, current, isUsable ? witnessed : null);
    }

    /// <summary>A record of the signed tree.</summary>
    public ReadOnlyMemory<byte> ReadRecord(long index)
    {
        long bundle = index / TilePath.FullWidth;
        int width = (int)Math.Min(TilePath.FullWidth, Size - (bundle * TilePath.FullWidth));
        return EntryBundle.At(_tiles.ReadEntries(bundle, width), (int)(index % TilePath.FullWidth));
    }

    /// <summary>The checkpoint to prove records up to <paramref name="last"/> against: one that witnesses have cosigned, where it covers them.</summary>
    public SignedNote CheckpointFor(long last) => _witnessed is not null && Read(_witnessed).Size > last ? _witnessed : _current;

    /// <summary>The proof that a record is in the tree of a checkpoint; checked, so that no bundle is written that does not verify.</summary>
    public IReadOnlyList<byte[]> Prove(long index, ReadOnlySpan<byte> record, SignedNote checkpoint)
    {
        Checkpoint tree = Read(checkpoint);
        List<byte[]> proof = new TreeProofs(_tiles, tree.Size).Inclusion(index);
        return ProofCheck.Inclusion(MerkleTree.Leaf(record), index, tree.Size, proof, tree.Root.Span)
            ? proof
            : throw new InvalidDataException($"Record {index} of '{Name}' is not the one that was signed. Run 'zta audit verify'.");
    }

    private static Checkpoint Read(SignedNote note) => Checkpoint.Parse(note.Text)!;

    private static NoteKey Beside(string path, IReadOnlyList<NoteKey> keys, string origin)
    {
        string file = Path.Combine(Path.GetDirectoryName(path)!, LogFiles.Keys, Path.GetFileName(path) + LogFiles.VerifierKey);
        if (keys.Count == 0 && File.Exists(file) && NoteKey.TryParse(File.ReadAllText(file, Encoding.UTF8).TrimEnd('\n'), out NoteKey? key) && key.Name == origin)
            return key;
        throw new UnusableException(keys.Count == 0 ? $"There is no key of '{origin}' beside the log: name it with --key." : $"The log calls itself '{origin}', and no key of that name was given.");
    }
}
