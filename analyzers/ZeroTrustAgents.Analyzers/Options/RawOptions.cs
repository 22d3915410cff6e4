using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers;

/// <summary>The texts behind <see cref="CredentialOptions"/>: equal texts, equal options.</summary>
internal readonly record struct RawOptions(string? InTests, string? Names, string? Sinks, string? InFiles)
{
    public bool IsEmpty => InTests is null && Names is null && Sinks is null && InFiles is null;

    public static RawOptions Read(AnalyzerConfigOptions file, AnalyzerConfigOptions global) => new(
        Find(CredentialOptions.InTestsKey, file, global) ?? Find(CredentialOptions.InTestsProperty, file, global),
        Find(CredentialOptions.NamesKey, file, global),
        Find(CredentialOptions.SinksKey, file, global),
        Find(CredentialOptions.InFilesKey, file, global));

    private static string? Find(string key, AnalyzerConfigOptions file, AnalyzerConfigOptions global) =>
        (file.TryGetValue(key, out string? value) || global.TryGetValue(key, out value)) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
