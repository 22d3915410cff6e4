using CsCheck;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

public sealed class NameTests
{
    [Fact]
    public void Judge_SamplesInEveryCasing_GradesThem()
    {
        var wrong = new List<string>();
        Check(NameSamples.Unmistakable, NameEvidence.Unmistakable, wrong);
        Check(NameSamples.Telling, NameEvidence.Telling, wrong);
        Check(NameSamples.Little, NameEvidence.Weak, wrong);
        Check(NameSamples.Nothing, NameEvidence.None, wrong);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Judge_NamesAsWritten_GradesThem()
    {
        var wrong = new List<string>();
        foreach ((NameEvidence evidence, string names) in NameSamples.AsWritten)
        {
            foreach (string name in names.Split(' '))
                Check(name, evidence, wrong);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Samples_Counted_AreEnough()
    {
        Assert.True((NameSamples.Unmistakable.Length + NameSamples.Telling.Length) * Casing.Styles.Length >= 400);
        Assert.True(NameSamples.Nothing.Distinct().Count() >= 390, $"{NameSamples.Nothing.Distinct().Count()}");
    }

    [Fact]
    public void Vocabulary_EveryWord_IsFoldedAndFound()
    {
        foreach ((WordRole role, string words) in Vocabulary.Classes)
        {
            foreach (string word in words.Split(' '))
            {
                Assert.InRange(word.Length, 1, WordTable.Longest);
                Assert.Equal(word, string.Concat(word.Select(LetterFold.Fold)));
                Assert.Equal(role, WordTable.Find(word) & role);
            }
        }
    }

    [Fact]
    public void Judge_SameWordsInAnotherCasing_GradesTheSame() =>
        Gen.Select(One([.. NameSamples.Unmistakable, .. NameSamples.Telling, .. NameSamples.Nothing]), One(Casing.Styles), One(Casing.Styles))
            .Sample((words, one, other) =>
                CredentialName.Judge(Casing.Join(one, words.Split(' '))) == CredentialName.Judge(Casing.Join(other, words.Split(' '))));

    [Fact]
    public void Judge_AnyText_DoesNotThrow() =>
        Gen.String[Gen.Char, 0, 300].Sample(name => CredentialName.Judge(name) <= NameEvidence.Unmistakable);

    [Fact]
    public void Judge_LongName_JudgesItsEnd()
    {
        Assert.Equal(NameEvidence.Unmistakable, CredentialName.Judge(new string('x', 5000) + ".password"));
        Assert.Equal(NameEvidence.None, CredentialName.Judge("password." + new string('x', 5000)));
    }

    [Fact]
    public void Judge_ManyNames_AllocatesNothing()
    {
        string[] names = ["customerName", "dbPassword", "OPENAI_API_KEY", "acmepasswordhash", "APIkey", "数据库密码", "passwordResetPath"];
        JudgeAll(names);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int told = JudgeAll(names);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(4, told);
    }

    private static Gen<string> One(string[] samples) => Gen.Int[0, samples.Length - 1].Select(i => samples[i]);

    private static int JudgeAll(string[] names)
    {
        int told = 0;
        foreach (string name in names)
            told += CredentialName.Judge(name) == NameEvidence.None ? 0 : 1;
        return told;
    }

    private static void Check(string[] samples, NameEvidence evidence, List<string> wrong)
    {
        foreach (string sample in samples)
        {
            foreach (string style in Casing.Styles)
                Check(Casing.Join(style, sample.Split(' ')), evidence, wrong);
        }
    }

    private static void Check(string name, NameEvidence evidence, List<string> wrong)
    {
        NameEvidence found = CredentialName.Judge(name);
        if (found != evidence)
            wrong.Add($"{name}: {found} instead of {evidence}");
    }
}
