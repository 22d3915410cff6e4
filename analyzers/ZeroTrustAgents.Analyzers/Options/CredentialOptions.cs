using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// What a project says in <c>.editorconfig</c> about the credential rules. Immutable; one instance serves all files
/// with the same settings, so it may be compared by reference.
/// </summary>
internal sealed class CredentialOptions
{
    /// <summary><c>formats</c> (default): test projects report what a format identifies; <c>all</c>: they report like any other.</summary>
    public const string InTestsKey = "zta_credentials_in_tests";

    /// <summary>Names to add, or with a leading <c>-</c> to leave out, separated by commas; <c>*</c> at an end stands for anything.</summary>
    public const string NamesKey = "zta_credential_names";

    /// <summary>APIs that take a credential: <c>Namespace.Type.Member(parameter)</c>, separated by commas.</summary>
    public const string SinksKey = "zta_credential_sinks";

    /// <summary><c>false</c>: additional files of this section are not read.</summary>
    public const string InFilesKey = "zta_credentials_in_files";

    /// <summary>The project's way to say <see cref="InTestsKey"/>.</summary>
    public const string InTestsProperty = "build_property.ZeroTrustCredentialsInTests";

    /// <summary>What holds when nothing is configured.</summary>
    public static readonly CredentialOptions Default = new(new RawOptions());

    private readonly ImmutableArray<NameOption> _names;

    public CredentialOptions(RawOptions raw)
    {
        AllInTests = "all".Equals(raw.InTests?.Trim(), StringComparison.OrdinalIgnoreCase);
        ScanFiles = !"false".Equals(raw.InFiles?.Trim(), StringComparison.OrdinalIgnoreCase);
        _names = NameOption.ReadAll(raw.Names);
        Sinks = SinkOption.ReadAll(raw.Sinks);
    }

    /// <summary>Whether weaker evidence than a format counts in test projects too.</summary>
    public bool AllInTests { get; }

    /// <summary>Whether additional files are read.</summary>
    public bool ScanFiles { get; }

    /// <summary>APIs that the project says take a credential.</summary>
    public ImmutableArray<SinkOption> Sinks { get; }

    /// <summary>Judges a name like <see cref="CredentialName"/>, after what the project says about it. Allocates nothing.</summary>
    public NameEvidence Judge(ReadOnlySpan<char> name) => Configured(name) ?? CredentialName.Judge(name);

    /// <summary>What the project says about a name; null where it says nothing.</summary>
    public NameEvidence? Configured(ReadOnlySpan<char> name)
    {
        foreach (NameOption option in _names)
        {
            if (option.Matches(name))
                return option.Evidence;
        }

        return null;
    }

    /// <summary>Reads the options of one file, falling back on those of the compilation.</summary>
    public static CredentialOptions Read(AnalyzerConfigOptions file, AnalyzerConfigOptions global)
    {
        RawOptions raw = RawOptions.Read(file, global);
        return raw.IsEmpty ? Default : new CredentialOptions(raw);
    }
}
