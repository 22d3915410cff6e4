using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Runs the analyzer of files.</summary>
internal static class FileFindings
{
    public static Task<ImmutableArray<Diagnostic>> FindAsync(string path, string text, params (string Key, string Value)[] options) =>
        FindAsync([new FileText(path, text)], options);

    public static Task<ImmutableArray<Diagnostic>> FindAsync(IEnumerable<AdditionalText> files, params (string Key, string Value)[] options) => Compile.DiagnoseAsync(
        Compile.Sources(("a.cs", "class A;")), [new CredentialFileAnalyzer()], files, options.ToDictionary(static o => o.Key, static o => o.Value));

    /// <summary>Asserts that exactly the secret is found, to the character, once.</summary>
    public static async Task AssertFoundAsync(string path, string text, string secret, string? target = null)
    {
        ImmutableArray<Diagnostic> found = await FindAsync(path, text);
        string all = string.Join("\n", found.Select(d => text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)));
        Assert.Equal(secret, all);
        Diagnostic only = Assert.Single(found);
        Assert.Equal(CredentialInFile.Id, only.Id);
        FileLinePositionSpan place = only.Location.GetLineSpan();
        int start = text.IndexOf(secret, StringComparison.Ordinal);
        int line = text.AsSpan(0, start).Count('\n');
        Assert.Equal(path, place.Path);
        Assert.Equal((line, start - (text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1)), (place.StartLinePosition.Line, place.StartLinePosition.Character));
        if (target is not null)
            Assert.Equal(target, only.Properties[Rule.TargetProperty]);
    }
}
