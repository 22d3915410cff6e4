using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>
/// Verifies a bundle by what it says of itself and the specifications that it names, with SHA-256 and Ed25519 and nothing of
/// this project: as a stranger would write it.
/// </summary>
internal static class EvidenceVerifier
{
    /// <summary>Why a bundle does not verify; <see langword="null"/> where it does.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="trusted">The keys of the logs, got from elsewhere.</param>
    public static string? Problem(JsonNode bundle, IReadOnlyCollection<string> trusted)
    {
        try
        {
            return Check(bundle, trusted);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or System.Text.Json.JsonException or ArgumentException or NullReferenceException or OverflowException or KeyNotFoundException)
        {
            return e.Message;
        }
    }

    private static string? Check(JsonNode bundle, IReadOnlyCollection<string> trusted)
    {
        if (Text(bundle, "format") != "zerotrustagents.evidence/1")
            return "format";
        Dictionary<string, (long Size, byte[] Root)> trees = [];
        foreach (JsonNode? log in bundle["logs"]!.AsArray())
        {
            if (!trusted.Contains(Text(log!, "vkey")))
                return "a key that is not trusted";
            if (Open(Text(log!, "checkpoint"), Text(log!, "vkey"), Text(log!, "origin")) is not { } tree)
                return "checkpoint";
            trees.Add(Text(log!, "origin"), tree);
        }

        JsonArray records = bundle["records"]!.AsArray();
        HashSet<string> used = [];
        foreach (JsonNode? record in records)
        {
            byte[] bytes = Convert.FromBase64String(Text(record!, "bytes"));
            byte[] leaf = SHA256.HashData([0, .. bytes]);
            if (Text(record!, "leafHash") != Convert.ToBase64String(leaf))
                return "leaf hash";
            (long size, byte[] root) = trees[Text(record!, "origin")];
            if (!IsIncluded(leaf, record!["index"]!.GetValue<long>(), size, [.. record["inclusionProof"]!.AsArray().Select(static h => Convert.FromBase64String(h!.GetValue<string>()))], root))
                return "inclusion";
            if (!JsonNode.DeepEquals(record["event"], JsonNode.Parse(bytes)))
                return "event";
            used.Add(Text(record, "origin"));
        }

        return used.Count != trees.Count ? "a log without records" : CheckRoles(records) ?? CheckDisclosures(bundle, records);
    }

    private static string? CheckDisclosures(JsonNode bundle, JsonArray records)
    {
        int all = 0;
        int opened = 0;
        foreach (JsonNode record in records.OfType<JsonNode>())
        {
            (string Kind, string? Digest)[] expected = [("arguments", record["event"]!["data"]!["argumentsDigest"]?.GetValue<string>()), ("result", record["event"]!["data"]!["resultDigest"]?.GetValue<string>())];
            JsonArray disclosures = record["disclosures"]!.AsArray();
            if (!disclosures.Select(static d => (Text(d!, "kind"), (string?)Text(d!, "digest"))).SequenceEqual(expected.Where(static e => e.Digest is not null)))
                return "a disclosure of another digest";
            foreach (JsonNode disclosure in disclosures.OfType<JsonNode>())
            {
                all++;
                if (Text(disclosure, "state") == "disclosed")
                {
                    opened++;
                    byte[] salt = Convert.FromBase64String(Text(disclosure, "salt"));
                    byte[] content = Convert.FromBase64String(Text(disclosure, "content"));
                    if (salt.Length != 16 || Convert.ToBase64String(SHA256.HashData([.. salt, .. content])).TrimEnd('=').Replace('+', '-').Replace('/', '_') != Text(disclosure, "digest"))
                        return "a disclosure that does not open its digest";
                    if (Text(disclosure, "mediaType") is not ("application/json" or "text/plain" or "application/octet-stream"))
                        return "media type";
                }
                else if (Text(disclosure, "state") != "undecidable" || Text(disclosure, "reason") is not ("no_store" or "absent" or "erased" or "unreadable" or "too_large" or "credential"))
                {
                    return "state or reason";
                }
            }
        }

        return Text(bundle, "disclosure") == (opened == 0 ? "undecidable" : opened == all ? "disclosed" : "partial") ? null : "disclosure";
    }

    private static string? CheckRoles(JsonArray records)
    {
        JsonNode asked = records[0]!["event"]!;
        if (Text(records[0]!, "role") != "record")
            return "role";
        string[] approvals = [.. records.Where(r => IsOfCall(r!["event"]!)).Select(static r => r!["event"]!["data"]!["approvalId"]?.GetValue<string>()).OfType<string>()];
        foreach (JsonNode record in records.Skip(1).OfType<JsonNode>())
        {
            JsonNode e = record["event"]!;
            bool isOfApproval = e["data"]!["approvalId"]?.GetValue<string>() is { } approval && approvals.Contains(approval);
            bool isRight = Text(record, "role") switch
            {
                "intent" or "outcome" => (IsOfCall(e) || isOfApproval) && Text(e, "type") == "zerotrustagents.call." + Text(record, "role"),
                "denied" => (IsOfCall(e) || isOfApproval) && Text(e, "type") == "zerotrustagents.call.denied",
                "approval" => isOfApproval && Text(e, "type") == "zerotrustagents.event",
                _ => false,
            };
            if (!isRight || Text(e["data"]!["chain"]!, "sessionId") != Text(asked["data"]!["chain"]!, "sessionId"))
                return "a record that does not belong to it";
        }

        return null;

        bool IsOfCall(JsonNode e) => JsonNode.DeepEquals(e, asked)
            || (Text(e["data"]!["chain"]!, "sessionId") == Text(asked["data"]!["chain"]!, "sessionId") && e["data"]!["callNumber"]!.GetValue<long>() is > 0 and var call && call == asked["data"]!["callNumber"]!.GetValue<long>());
    }

    /// <summary>C2SP signed-note and tlog-checkpoint.</summary>
    private static (long Size, byte[] Root)? Open(string note, string vkey, string origin)
    {
        string[] key = vkey.Split('+', 3);
        byte[] tagged = Convert.FromBase64String(key[2]);
        byte[] id = SHA256.HashData([.. Encoding.UTF8.GetBytes(key[0]), (byte)'\n', .. tagged])[..4];
        if (key[0] != origin || Convert.ToHexStringLower(id) != key[1] || tagged[0] != 1)
            return null;
        int end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        string text = note[..(end + 1)];
        var ed25519 = PublicKey.Import(SignatureAlgorithm.Ed25519, tagged.AsSpan(1), KeyBlobFormat.RawPublicKey);
        bool isSigned = false;
        foreach (string line in note[(end + 2)..].TrimEnd('\n').Split('\n'))
        {
            string[] parts = line.Split(' ');
            if (parts is not ["\u2014", var name, var signature])
                return null;
            byte[] bytes = Convert.FromBase64String(signature);
            if (name != origin || !bytes.AsSpan(0, 4).SequenceEqual(id))
                continue;
            isSigned = SignatureAlgorithm.Ed25519.Verify(ed25519, Encoding.UTF8.GetBytes(text), bytes.AsSpan(4));
            if (!isSigned || Convert.ToBase64String(bytes) != signature)
                return null;
        }

        string[] lines = text.Split('\n');
        return isSigned && lines is [var of, var size, var root, ""] && of == origin && note.EndsWith('\n')
            ? (long.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture), Convert.FromBase64String(root))
            : null;
    }

    /// <summary>RFC 9162, section 2.1.3.2, step by step.</summary>
    private static bool IsIncluded(byte[] leaf, long leafIndex, long treeSize, byte[][] path, byte[] root)
    {
        if (leafIndex < 0 || leafIndex >= treeSize)
            return false;
        long fn = leafIndex;
        long sn = treeSize - 1;
        byte[] r = leaf;
        foreach (byte[] p in path)
        {
            if (sn == 0 || p.Length != 32)
                return false;
            if (long.IsOddInteger(fn) || fn == sn)
            {
                r = SHA256.HashData([1, .. p, .. r]);
                while (!long.IsOddInteger(fn) && fn != 0)
                    (fn, sn) = (fn >> 1, sn >> 1);
            }
            else
            {
                r = SHA256.HashData([1, .. r, .. p]);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && r.AsSpan().SequenceEqual(root);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
