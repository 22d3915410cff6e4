using System.Text;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>A text and signatures of it (C2SP signed-note).</summary>
/// <param name="Text">The text, which ends with a line feed.</param>
/// <param name="Signatures">Its signatures, at least one in a note that was read.</param>
internal sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxSignatures = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The note as it is stored and sent.</summary>
    public string Format()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (NoteSignature signature in Signatures)
            note.Append(signature.Format());
        return note.ToString();
    }

    /// <summary>The note with signatures behind those it has, each only once.</summary>
    public SignedNote With(IEnumerable<NoteSignature> more) =>
        this with { Signatures = [.. Signatures, .. more.Where(m => !Signatures.Any(s => s.Format() == m.Format()))] };

    /// <summary>Whether <paramref name="key"/> has signed, and nothing with its name and id is a wrong signature.</summary>
    public bool IsSignedBy(NoteKey key)
    {
        bool signed = false;
        foreach (NoteSignature signature in Signatures)
        {
            if (signature.Name != key.Name || signature.KeyId != key.Id)
                continue;
            if (!key.Verifies(Text, signature))
                return false;
            signed = true;
        }

        return signed;
    }

    /// <summary>Reads a note; <see langword="null"/> for anything but what <see cref="Format"/> writes.</summary>
    public static SignedNote? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
            return null;
        try
        {
            return Parse(Strict.GetString(utf8));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static SignedNote? Parse(string note)
    {
        int split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !note.EndsWith('\n') || note.Any(static c => c < ' ' && c != '\n'))
            return null;
        List<NoteSignature> signatures = [];
        ReadOnlySpan<char> rest = note.AsSpan(split + 2);
        while (rest.Length > 0)
        {
            int end = rest.IndexOf('\n');
            if (NoteSignature.Parse(rest[..end]) is not { } signature || signatures.Count == MaxSignatures)
                return null;
            signatures.Add(signature);
            rest = rest[(end + 1)..];
        }

        return signatures.Count == 0 ? null : new SignedNote(note[..(split + 1)], signatures);
    }
}
