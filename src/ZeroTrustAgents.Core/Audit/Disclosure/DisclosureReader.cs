using System.Security.Cryptography;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Finds disclosures in the files of a store, also while they are written. Each frame up to the one that is wanted is
/// decrypted: one that was changed is never taken for one that is not there.
/// </summary>
internal sealed class DisclosureReader(string directory, DisclosureKey master)
{
    private const string Damaged = "A part of the session's file is damaged or cut off.";

    public DisclosureReading Find(string sessionId, DisclosureKind kind, string digest, CancellationToken cancellationToken)
    {
        byte[] wanted = new byte[SHA256.HashSizeInBytes];
        if (!DisclosureFrame.TryParseDigest(digest, wanted))
            return new DisclosureReading(DisclosureState.Absent);
        byte[] session = DisclosureFiles.HashOf(sessionId);
        string? problem = null;
        try
        {
            bool isErased = File.Exists(DisclosureFiles.ErasedMark(directory, session));
            foreach (string path in DisclosureFiles.Of(directory, session, DisclosureFiles.Log))
            {
                DisclosureReading found = FindIn(path, session, sessionId, kind, wanted, cancellationToken);
                if (found.State == DisclosureState.Found)
                    return found;
                isErased |= found.State == DisclosureState.Erased;
                problem ??= found.Problem;
            }

            return problem is not null ? new DisclosureReading(DisclosureState.Unreadable, Problem: problem)
                : new DisclosureReading(isErased ? DisclosureState.Erased : DisclosureState.Absent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DisclosureReading(DisclosureState.Unreadable, Problem: e.Message);
        }
    }

    private DisclosureReading FindIn(string path, byte[] session, string sessionId, DisclosureKind kind, ReadOnlySpan<byte> digest, CancellationToken cancellationToken)
    {
        string wrapped = Path.ChangeExtension(path, DisclosureFiles.Key);
        if (!File.Exists(wrapped))
            return new DisclosureReading(DisclosureState.Erased);
        Span<byte> key = stackalloc byte[DisclosureKey.KeyBytes];
        if (!master.TryUnwrap(File.ReadAllBytes(wrapped), Path.GetFileNameWithoutExtension(path), key))
            return new DisclosureReading(DisclosureState.Unreadable, Problem: "The key of the store does not open the session's key: it is another store's, or the session's key was changed.");
        using var aes = new AesGcm(key, DisclosureFrame.TagBytes);
        CryptographicOperations.ZeroMemory(key);

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
        byte[] header = new byte[DisclosureFrame.HeaderBytes];
        string? problem = null;
        for (ulong number = 0; ; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (read == 0)
                return Missed(problem);
            int length = read == header.Length ? DisclosureFrame.BodyBytes(header) : 0;
            if (length == 0 || length > file.Length - file.Position)
                return Missed(Damaged);
            byte[] body = new byte[length];
            file.ReadExactly(body);
            if (DisclosureFrame.Open(aes, session, sessionId, number, header, body) is not { } disclosure)
                problem = Damaged;
            else if (DisclosureFrame.IsOf(header, kind, digest))
                return new DisclosureReading(DisclosureState.Found, disclosure);
        }

        static DisclosureReading Missed(string? problem) => new(problem is null ? DisclosureState.Absent : DisclosureState.Unreadable, Problem: problem);
    }
}
