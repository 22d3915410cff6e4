using System.Globalization;
using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>The body of an <c>add-checkpoint</c> request (C2SP tlog-witness).</summary>
/// <param name="Old">Size of the checkpoint that the sender believes the witness cosigned last.</param>
/// <param name="Proof">Consistency proof from there.</param>
/// <param name="Checkpoint">The new checkpoint, signed by the log.</param>
internal sealed record WitnessRequest(long Old, IReadOnlyList<byte[]> Proof, SignedNote Checkpoint)
{
    private const string OldPrefix = "old ";
    private const int MaxProof = 63;

    public string Format()
    {
        var body = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{OldPrefix}{Old}\n");
        foreach (byte[] hash in Proof)
            body.Append(Convert.ToBase64String(hash)).Append('\n');
        return body.Append('\n').Append(Checkpoint.Format()).ToString();
    }

    /// <summary>Reads a body; <see langword="null"/> for anything else.</summary>
    public static WitnessRequest? Parse(string body)
    {
        int split = body.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || SignedNote.Parse(body[(split + 2)..]) is not { } note)
            return null;
        string[] lines = body[..split].Split('\n');
        if (!lines[0].StartsWith(OldPrefix, StringComparison.Ordinal) || !long.TryParse(lines[0].AsSpan(OldPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long old) || lines.Length - 1 > MaxProof)
            return null;
        List<byte[]> proof = [];
        foreach (string line in lines.AsSpan(1))
        {
            if (CanonicalBase64.Decode(line) is not { Length: MerkleTree.HashBytes } hash)
                return null;
            proof.Add(hash);
        }

        return new WitnessRequest(old, proof, note);
    }
}
