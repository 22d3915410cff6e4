using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA1007: random-looking literals under names that say nothing. <c>$</c> is such a literal, made anew by each run.</summary>
public sealed class WeakEvidenceTests
{
    [Theory]
    [InlineData("const string x1 = $;")]
    [InlineData("string Value { get; } = $;")]
    [InlineData("void M() { Use($); } void Use(string s) { }")]
    [InlineData("void M() { var d = new Dictionary<string, string> { [\"entry\"] = $ }; }")]
    [InlineData("void M() { var d = new Dictionary<string, string>(); d.Add(\"entry\", $); }")]
    [InlineData("bool M(string s) => s == $;")]
    [InlineData("string M() => $;")]
    [InlineData("string[] parts = [\"a\", $];")]
    [InlineData("void M(string s = $) { }")]
    public async Task On_RandomUnderNeutralName_IsReported(string member)
    {
        foreach (string secret in Secrets())
            Assert.Equal([WeakEvidence.Id], (await RunAsync(member.Replace("$", "\"" + secret + "\"", StringComparison.Ordinal), ReportDiagnostic.Warn)).Select(static d => d.Id));
    }

    [Theory]
    [InlineData("const string x1 = $;")]
    [InlineData("void M() { Use($); } void Use(string s) { }")]
    public async Task Off_Random_IsNotReported(string member)
    {
        foreach (string secret in Secrets())
            Assert.Empty(await RunAsync(member.Replace("$", "\"" + secret + "\"", StringComparison.Ordinal), ReportDiagnostic.Default));
    }

    [Theory]
    [InlineData("const string fileHash = $;")]
    [InlineData("const string Sha256 = $;")]
    [InlineData("const string expectedDigest = $;")]
    [InlineData("string ETag => $;")]
    [InlineData("const string PublicKeyToken = $;")]
    [InlineData("const string commitId = $;")]
    [InlineData("string[] Checksums = [$];")]
    [InlineData("[Obsolete($)] void M() { }")]
    [InlineData("void M(IDictionary<string, string> d) { d[\"thumbprint\"] = $; }")]
    [InlineData("void M() { Hash(\"x\", $); } void Hash(string a, string b) { }")]
    [InlineData("// $\nvoid M() { }")]
    [InlineData("/// <summary>Test vector: $.</summary>\nvoid M() { }")]
    public async Task On_RandomUnderNameOfData_IsNotReported(string member)
    {
        foreach (string secret in Secrets())
            Assert.Empty(await RunAsync(member.Replace("$", "\"" + secret + "\"", StringComparison.Ordinal), ReportDiagnostic.Warn));
    }

    [Theory]
    [InlineData("Guid")]
    [InlineData("Braces")]
    [InlineData("Image")]
    [InlineData("Digest")]
    [InlineData("Integrity")]
    [InlineData("PublicKey")]
    [InlineData("StrongName")]
    [InlineData("Alphabet")]
    [InlineData("Words")]
    [InlineData("TypeName")]
    [InlineData("Url")]
    [InlineData("Path")]
    [InlineData("Sequence")]
    [InlineData("Short")]
    [InlineData("Template")]
    public async Task On_OtherSort_IsNotReported(string sort)
    {
        var guid = new Guid(RandomNumberGenerator.GetBytes(16));
        using RSA rsa = RSA.Create(2048);
        byte[] bytes = RandomNumberGenerator.GetBytes(32);
        string value = sort switch
        {
            "Guid" => guid.ToString(),
            "Braces" => guid.ToString("B"),
            "Image" => Convert.ToBase64String([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. bytes]),
            "Digest" => "sha256:" + Convert.ToHexStringLower(bytes),
            "Integrity" => "sha384-" + Convert.ToBase64String(bytes),
            "PublicKey" => Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()),
            "StrongName" => "0024000004800000940000000602000000240000" + Convert.ToHexStringLower(bytes),
            "Alphabet" => "bcdfghjkmnpqrtvwxyz2346789BCDFGHJK",
            "Words" => "AVAudioSessionCategoryPlayAndRecord2",
            "TypeName" => "System.Collections.Generic.Dictionary2",
            "Url" => "https://contoso.example/v1/a8f3k2",
            "Path" => "/usr/local/share/app/v2/data.json",
            "Sequence" => "0123456789abcdef0123456789abcdef",
            "Short" => Convert.ToHexStringLower(bytes)[..12],
            _ => "{0}-{1}-x9Kq2vT7pLm4Zr8",
        };
        Assert.Empty(await RunAsync($"const string x1 = \"{value}\";", ReportDiagnostic.Warn));
    }

    [Fact]
    public async Task On_WhatAnotherRuleReports_IsLeftToIt()
    {
        foreach (string secret in Secrets())
            Assert.Equal([CredentialNamedTarget.Id], (await RunAsync($"const string apiKey = \"{secret}\";", ReportDiagnostic.Warn)).Select(static d => d.Id));
    }

    private static IEnumerable<string> Secrets()
    {
        for (int i = 0; i < 4; i++)
            yield return Random(i % 2 == 0 ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" : "0123456789abcdef", 40);
    }

    /// <summary>Characters that are random to look at too: one in some thousands of random texts is not.</summary>
    private static string Random(string alphabet, int length)
    {
        string text;
        do
            text = RandomNumberGenerator.GetString(alphabet, length);
        while (!ZeroTrustAgents.Credentials.CredentialValue.LooksRandom(text) || !text.Any(char.IsDigit));
        return text;
    }

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(string member, ReportDiagnostic severity)
    {
        CSharpCompilation compilation = Compile.Sources(("File0.cs", "using System;\nusing System.Collections.Generic;\nclass C\n{\n" + member + "\n}\n"));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new(WeakEvidence.Id, severity)]));
        return await Compile.DiagnoseAsync(compilation, [new HardCodedCredentialAnalyzer(), new WeakEvidenceAnalyzer()]);
    }
}
