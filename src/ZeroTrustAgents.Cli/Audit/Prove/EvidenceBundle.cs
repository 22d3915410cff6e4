using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Auditing.Transparency;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>Evidence in a file of its own.</summary>
internal sealed class EvidenceBundle(IReadOnlyList<EvidenceLog> logs, IReadOnlyList<EvidenceRecord> records, IReadOnlyList<string> notes)
{
    public const string Format = "zerotrustagents.evidence/1";

    private const string Disclosed = "disclosed";
    private const string Partial = "partial";
    private const string Undecidable = "undecidable";

    // Keys and checkpoints have to look as they do elsewhere. Nothing that a model wrote is encoded by this: records are in ASCII already.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] HowToVerify =
    [
        "Get the public key of each log from somebody else than who gave you this file, and compare it with 'vkey'. It is a C2SP signed-note verifier key: name, key id, and base64 of the byte 0x01 and an Ed25519 public key.",
        "'checkpoint' is a C2SP tlog-checkpoint in a C2SP signed-note. The signed text is everything before the blank line, with its last line feed. Below the blank line, the signature line that begins with an em dash, a space and the log's name ends in base64 of the 4 bytes of the key id and the 64 bytes of an Ed25519 signature of the text. Further lines are cosignatures of witnesses (C2SP tlog-cosignature).",
        "The lines of the text are the log's name, which is 'origin', the number of records in its tree, and the base64 of the tree's root hash.",
        "For each record: decode 'bytes' from base64. The SHA-256 of the byte 0x00 and these bytes is 'leafHash' (RFC 6962, section 2.1).",
        "For each record: check 'inclusionProof' with 'index', the number of records and the root hash of the checkpoint of the record's 'origin', by RFC 9162, section 2.1.3.2, with SHA-256.",
        "For each record: 'event' has to be equal to 'bytes', read as JSON. It is a CloudEvents 1.0 event.",
        "The first record is the one that was asked for. Each further one has to have its data.chain.sessionId, and either its data.callNumber, for the roles 'intent', 'outcome' and 'denied', or the data.approvalId of a record of that call. Its type has to be that of its role: zerotrustagents.call.intent, .outcome or .denied, and zerotrustagents.event for 'approval'.",
        "The records hold digests of arguments, results and tokens and not these themselves. 'disclosures' of a record has an entry for its data.argumentsDigest ('kind' is 'arguments') and one for its data.resultDigest ('result'), and 'digest' is equal to it.",
        "For each disclosure of the state 'disclosed': decode 'salt' (16 bytes) and 'content' from base64. The base64url of SHA-256 of the salt followed by the content, without padding, is 'digest'. 'mediaType' says how to read the content: it is what the store says, and the digest does not cover it.",
        "A disclosure of the state 'undecidable' cannot be decided from this file, and 'reason' says why as far as the store knew: 'no_store' (none was read), 'absent' (not in it), 'erased', 'unreadable' (another key, or damage), 'too_large' (content is left out; with 'salt' whoever has it can show that it is the one), 'credential' (a credential was in it). It proves nothing about the call.",
        "'disclosure' sums this up: 'disclosed' where every disclosure is, 'undecidable' where none is or there is none, else 'partial'.",
        "'howToVerify' and 'notes' are for people. Nothing protects them.",
    ];

    public IReadOnlyList<string> Notes => notes;

    public void Write(Stream to)
    {
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteStartArray("logs");
            foreach (EvidenceLog log in logs)
                Write(json, log);
            json.WriteEndArray();
            json.WriteStartArray("records");
            foreach (EvidenceRecord record in records)
                Write(json, record);
            json.WriteEndArray();
            json.WriteString("disclosure", Summary());
            Texts(json, "notes", notes);
            Texts(json, "howToVerify", HowToVerify);
            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, EvidenceLog log)
    {
        json.WriteStartObject();
        json.WriteString("origin", log.Key.Name);
        json.WriteString("vkey", log.Key.ToString());
        json.WriteString("checkpoint", log.Checkpoint.Format());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EvidenceRecord record)
    {
        ReadOnlySpan<byte> bytes = record.Record.Entry.Bytes.Span;
        json.WriteStartObject();
        json.WriteString("role", record.Role);
        json.WriteString("origin", record.Origin);
        json.WriteNumber("index", record.Record.Entry.Index);
        json.WriteBase64String("bytes", bytes);
        json.WritePropertyName("event");
        json.WriteRawValue(StoredLine.Of(record.Record.Entry));
        json.WriteBase64String("leafHash", MerkleTree.Leaf(bytes));
        json.WriteStartArray("inclusionProof");
        foreach (byte[] hash in record.Proof)
            json.WriteBase64StringValue(hash);
        json.WriteEndArray();
        json.WriteStartArray("disclosures");
        foreach (EvidenceDisclosure disclosure in record.Disclosures)
            Write(json, disclosure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EvidenceDisclosure disclosure)
    {
        json.WriteStartObject();
        json.WriteString("kind", disclosure.Kind == DisclosureKind.Arguments ? "arguments" : "result");
        json.WriteString("digest", disclosure.Digest);
        json.WriteString("state", disclosure.Reason is null ? Disclosed : Undecidable);
        if (disclosure.Reason is not null)
            json.WriteString("reason", disclosure.Reason);
        if (disclosure.Opened is { } opened)
        {
            json.WriteBase64String("salt", Base64Url.DecodeFromChars(opened.Salt));
            if (disclosure.Reason is null)
            {
                json.WriteString("mediaType", opened.MediaType);
                json.WriteBase64String("content", opened.Content.Span);
            }
        }

        json.WriteEndObject();
    }

    private string Summary()
    {
        int opened = 0, all = 0;
        foreach (EvidenceDisclosure disclosure in records.SelectMany(static r => r.Disclosures))
        {
            all++;
            opened += disclosure.Reason is null ? 1 : 0;
        }

        return opened == 0 ? Undecidable : opened == all ? Disclosed : Partial;
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
