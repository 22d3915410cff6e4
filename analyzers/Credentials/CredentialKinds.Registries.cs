namespace ZeroTrustAgents.Credentials;

/// <content>Package and image registries.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Registries() =>
    [
        Row("npm-token", "access token", "npm", "npm_", "alnum*36", Checksum.OfBody, "delete it under Access tokens"),
        Row("pypi-token", "API token", "PyPI", "pypi-AgEIcHlwaS5vcmc", "url*50..1000", null, "remove it under Account settings, API tokens"),
        Row("testpypi-token", "API token", "TestPyPI", "pypi-AgENdGVzdC5weXBpLm9yZ", "url*50..1000", null, "remove it under Account settings, API tokens"),
        Row("rubygems-key", "API key", "RubyGems", "rubygems_", "hex*48", null, "delete it under API keys"),
        Row("nuget-key", "API key", "NuGet", "oy2", "lownum*43", null, "delete it under API keys"),
        Row("crates-token", "API token", "crates.io", "cio", "alnum*32", null, "revoke it under API tokens"),
        Row("docker-pat", "personal access token", "Docker Hub", "dckr_pat_", "url*27", null, "delete it under Personal access tokens"),
        Row("docker-org-token", "organization access token", "Docker Hub", "dckr_oat_", "url*32", null, "delete it under the organization's access tokens"),
        Row("artifactory-key", "API key", "JFrog Artifactory", "AKCp", "alnum*69", null, "revoke it in the user profile"),
        Row("artifactory-reference-token", "reference token", "JFrog Artifactory", "cmVmdGtu", "alnum*56", null, "revoke it under Access tokens"),
        Row("clojars-token", "deploy token", "Clojars", "CLOJARS_", "lownum*60", null, "disable it under Deploy tokens"),
        Row("octopus-key", "API key", "Octopus Deploy", "API-", "upnum*25..32", null, "revoke it under My API keys"),
        Row("postman-key", "API key", "Postman", "PMAK-", "hex*24 '-' hex*34", null, "delete it in the account settings"),
        Row("postman-collection-key", "collection access key", "Postman", "PMAT-", "upnum*26", null, "delete it in the account settings"),
        Row("readme-key", "API key", "ReadMe", "rdme_", "lownum*70", null, "delete it under API keys"),
    ];
}
