using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;
using ZeroTrustAgents.Analyzers.Tests.Lab;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Realistic files, written without looking at how the rules work, with libraries that do not resolve.</summary>
public sealed partial class HoldOutTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Files_Realistic_ReportTheCredentialsAndNothingElse()
    {
        var marked = new Tally("hold-out, credentials");
        var other = new Tally("hold-out, other lines");
        for (ulong seed = 0; seed < (Size.Full ? 20UL : 4UL); seed++)
        {
            foreach (HoldOutFile file in HoldOutFiles.All)
                await MeasureAsync(file, new Rng((seed * 100) + (ulong)file.Name.Length), marked, other);
        }

        output.WriteLine(marked.Report(0));
        output.WriteLine(other.Report(0));
        Assert.True(marked.Share >= 85 && other.Wrong == 0, marked.Report(0) + "\n" + other.Report(0));
    }

    private static async Task MeasureAsync(HoldOutFile file, Rng rng, Tally marked, Tally other)
    {
        string[] template = file.Template.Split('\n');
        string text = string.Join('\n', template.Select(l => Placeholder().Replace(l, m => Value(m.Groups[1].Value, rng))));
        Compilation compilation = Surroundings.Empty.RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, Surroundings.Parse, file.Name + ".cs"));
        HashSet<int> found = [.. (await Compile.DiagnoseAsync(compilation, Laboratory.Analyzers)).Where(static d => d.Id is not "ZTA1008").Select(static d => d.Location.GetLineSpan().StartLinePosition.Line)];
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i].EndsWith("// ok", StringComparison.Ordinal))
                continue;
            bool isCredential = template[i].Contains('«', StringComparison.Ordinal) || template[i].EndsWith("// !", StringComparison.Ordinal);
            (isCredential ? marked : other).Add(file.Name + ": " + template[i].Trim(), "", found.Contains(i) == isCredential);
        }
    }

    private static string Value(string what, Rng rng) => what switch
    {
        "pw" => Secrets.Random(rng),
        "weak" => Secrets.Weak(rng),
        "hex" => rng.Text(Alphabets.Hex, 32),
        "pin" => rng.Text(Alphabets.Digits, 6),
        "secret40" => rng.Text(Alphabets.Base64, 40),
        "b64" => Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(_ => (byte)rng.Next(256))]),
        _ => CredentialSamples.Create(CredentialKinds.All.Single(k => k.Id == what), rng.Next(100_000)).Text,
    };

    [GeneratedRegex("«([^»]*)»")]
    private static partial Regex Placeholder();
}
