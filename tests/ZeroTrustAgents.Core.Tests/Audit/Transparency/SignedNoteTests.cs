using System.Text;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Notes against the example that the Go project publishes with its note package, and against every change of a byte.</summary>
public sealed class SignedNoteTests
{
    // The documented example of golang.org/x/mod/sumdb/note.
    private const string VerifierKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private const string SignerKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"; // a published example: "do not use"

    private const string Message =
        "If you think cryptography is the answer to your problem,\n" +
        "then you don't know what your problem is.\n" +
        "\n" +
        "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    [Fact]
    public void PublishedNote_PublishedKey_Verifies()
    {
        SignedNote note = SignedNote.Parse(Message)!;

        Assert.True(note.IsSignedBy(NoteKey.Parse(VerifierKey)));
        Assert.Equal(Message, note.Format());
        Assert.Equal(VerifierKey, NoteKey.Parse(VerifierKey).ToString());
    }

    [Fact]
    public void PublishedSigner_SamePublishedText_MakesThePublishedNote()
    {
        using NoteSigner signer = NoteSigner.Parse(SignerKey);
        string text = SignedNote.Parse(Message)!.Text;

        Assert.Equal(Message, new SignedNote(text, [signer.Sign(text)]).Format());
        Assert.Equal(VerifierKey, signer.Verifier.ToString());
        Assert.Equal(SignerKey, signer.Export());
        Assert.DoesNotContain("PRIVATE", signer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyByteOfANote_Changed_NeverVerifies()
    {
        NoteKey key = NoteKey.Parse(VerifierKey);
        byte[] bytes = Encoding.UTF8.GetBytes(Message);
        for (int i = 0; i < bytes.Length; i++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bytes[i] ^= (byte)(1 << bit);
                Assert.False(SignedNote.Parse(bytes)?.IsSignedBy(key) is true, $"byte {i}, bit {bit}");
                bytes[i] ^= (byte)(1 << bit);
            }
        }
    }

    [Fact]
    public void Cosignature_OverTextAndTime_VerifiesWithItsKeyAndTimeOnly()
    {
        using NoteSigner witness = NoteSigner.Generate("witness.example/w1", NoteKeyType.CosignatureV1);
        using NoteSigner other = NoteSigner.Generate("witness.example/w1", NoteKeyType.CosignatureV1);
        NoteSignature cosignature = witness.Cosign("text\n", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        var note = new SignedNote("text\n", [cosignature]);
        byte[] later = cosignature.Value.ToArray();
        later[7]++;

        Assert.Equal(72, cosignature.Value.Length);
        Assert.True(note.IsSignedBy(witness.Verifier));
        Assert.True(SignedNote.Parse(note.Format())!.IsSignedBy(NoteKey.Parse(witness.Verifier.ToString())));
        Assert.False(note.IsSignedBy(other.Verifier));
        Assert.False((note with { Signatures = [cosignature with { Value = later }] }).IsSignedBy(witness.Verifier));
        Assert.False((note with { Text = "Text\n" }).IsSignedBy(witness.Verifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a+b")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX")]
    [InlineData("PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void Key_AnythingElse_IsNoKey(string text) => Assert.Throws<FormatException>(() => NoteKey.Parse(text));

    [Theory]
    [InlineData("origin\n5\nqlOWq1mP8rGyJbTOfSwYkU/FrVvPhZO0Vfsm3R1EqjI=\n", true)]
    [InlineData("origin\n05\nqlOWq1mP8rGyJbTOfSwYkU/FrVvPhZO0Vfsm3R1EqjI=\n", false)]
    [InlineData("origin\n-5\nqlOWq1mP8rGyJbTOfSwYkU/FrVvPhZO0Vfsm3R1EqjI=\n", false)]
    [InlineData("origin\n5\nqlOWq1mP8rGyJbTOfSwYkU/FrVvPhZO0Vfsm3R1EqjJ=\n", false)]
    [InlineData("origin\n5\nqlOWq1mP8rGyJbTOfSwYkU/FrVvPhZO0Vfsm3R1EqjI=", false)]
    [InlineData("\n5\nqlOWq1mP8rGyJbTOfSwYkU/FrVvPhZO0Vfsm3R1EqjI=\n", false)]
    [InlineData("origin\n5\nqlOWq1mP8rGyJbTOfSwYkU/FrVvPhZO0Vfsm3R1EqjI=\nmore\n", false)]
    public void Checkpoint_OnlyItsOneForm_IsRead(string text, bool isOne)
    {
        Assert.Equal(isOne, Checkpoint.Parse(text) is not null);
        if (isOne)
            Assert.Equal(text, Checkpoint.Parse(text)!.Format());
    }
}
