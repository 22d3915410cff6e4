using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Audit.Records;

namespace ZeroTrustAgents.Cli.Audit.Prove;

/// <summary>Opens the digests of records with a disclosure store, and believes nothing that does not hash to the digest.</summary>
internal sealed class DisclosureSource : IDisposable
{
    private readonly DisclosureReader? _reader;
    private readonly DisclosureKey? _key;

    private DisclosureSource(DisclosureReader? reader, DisclosureKey? key) => (_reader, _key) = (reader, key);

    /// <param name="directory">The store's directory; <see langword="null"/> where there is none to read.</param>
    /// <param name="keyFile">The file of its key; <see langword="null"/> for the one in the directory.</param>
    /// <exception cref="UnusableException">There is no such directory, or no key that may be used.</exception>
    public static DisclosureSource Open(string? directory, string? keyFile)
    {
        if (directory is null)
            return keyFile is null ? new DisclosureSource(null, null) : throw new UnusableException("--disclosure-key is the key of a disclosure store: name the store with --disclosures.");
        string full = Path.GetFullPath(directory);
        if (!Directory.Exists(full))
            throw new UnusableException($"There is no directory '{directory}'.");
        try
        {
            DisclosureKey key = DisclosureKey.Load(keyFile is null ? DisclosureFiles.DefaultKey(full) : Path.GetFullPath(keyFile));
            return new DisclosureSource(new DisclosureReader(full, key), key);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableException($"There is no key of the disclosure store{(keyFile is null ? " in its directory: name it with --disclosure-key" : $" at '{keyFile}'")}.");
        }
        catch (InvalidOperationException e)
        {
            throw new UnusableException(e.Message);
        }
    }

    /// <summary>The digests of a record of a call, opened where they can be. Notes get what is wrong.</summary>
    public IReadOnlyList<EvidenceDisclosure> Of(AuditEvent record, ICollection<string> notes, CancellationToken cancellationToken)
    {
        List<EvidenceDisclosure> all = [];
        if (record.ArgumentsDigest.Length > 0)
            all.Add(Open(record, DisclosureKind.Arguments, record.ArgumentsDigest, notes, cancellationToken));
        if (record.ResultDigest.Length > 0)
            all.Add(Open(record, DisclosureKind.Result, record.ResultDigest, notes, cancellationToken));
        return all;
    }

    public void Dispose() => _key?.Dispose();

    private EvidenceDisclosure Open(AuditEvent record, DisclosureKind kind, string digest, ICollection<string> notes, CancellationToken cancellationToken)
    {
        if (_reader is null)
            return Undecidable(EvidenceDisclosure.NoStore);
        DisclosureReading reading = _reader.Find(record.SessionId, kind, digest, cancellationToken);
        if (reading.State == DisclosureState.Found)
        {
            Disclosure found = reading.Disclosure!;
            if (found.Omission == DisclosureOmission.TooLarge)
                return Undecidable(EvidenceDisclosure.TooLarge, found);
            if (found.Omission == DisclosureOmission.Credential)
                return Undecidable(EvidenceDisclosure.Credential);
            if (Opens(found))
                return new EvidenceDisclosure(kind, digest, null, found);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"What the disclosure store has for the {Name(kind)} of record {record.Entry.Index} of '{record.Entry.Log}' is not what its digest is of."));
            return Undecidable(EvidenceDisclosure.Unreadable);
        }

        if (reading.Problem is not null)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The {Name(kind)} of record {record.Entry.Index} of '{record.Entry.Log}' cannot be read from the disclosure store: {reading.Problem}"));
        return Undecidable(reading.State switch
        {
            DisclosureState.Erased => EvidenceDisclosure.Erased,
            DisclosureState.Unreadable => EvidenceDisclosure.Unreadable,
            _ => EvidenceDisclosure.Absent,
        });

        EvidenceDisclosure Undecidable(string reason, Disclosure? opened = null) => new(kind, digest, reason, opened);
    }

    private static string Name(DisclosureKind kind) => kind == DisclosureKind.Arguments ? "arguments" : "result";

    private static bool Opens(Disclosure found)
    {
        byte[] hash = SHA256.HashData([.. Base64Url.DecodeFromChars(found.Salt), .. found.Content.Span]);
        return Base64Url.EncodeToString(hash) == found.Digest;
    }
}
