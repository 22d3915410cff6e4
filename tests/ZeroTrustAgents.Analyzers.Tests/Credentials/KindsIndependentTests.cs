using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>
/// Formats as their issuers document them, written down here a second time: the samples of the other tests come from the table's
/// own shapes, and a shape that is wrong would be right about itself.
/// </summary>
public sealed class KindsIndependentTests
{
    private static readonly Dictionary<string, Func<SampleRandom, string>> Formats = new()
    {
        ["gcp-api-key"] = static r => "AI" + "za" + r.Url(35),
        ["gcp-oauth-secret"] = static r => "GOCSPX" + "-" + r.Url(28),
        ["github-fine-grained-pat"] = static r => "github_pat" + "_" + r.Alnum(22) + "_" + r.Alnum(59),
        ["gitlab-pat"] = static r => "glpat" + "-" + r.Alnum(20),
        ["slack-bot-token"] = static r => "xoxb" + "-" + r.Digits(11) + "-" + r.Digits(12) + "-" + r.Alnum(24),
        ["slack-app-token"] = static r => "xapp" + "-1-A" + r.Upper(10) + "-" + r.Digits(13) + "-" + r.Hex(64),
        ["stripe-live-key"] = static r => "sk_live" + "_51" + r.Alnum(97),
        ["stripe-restricted-key"] = static r => "rk_live" + "_" + r.Alnum(24),
        ["sendgrid-key"] = static r => "SG" + "." + r.Url(22) + "." + r.Url(43),
        ["twilio-key"] = static r => "SK" + r.Hex(32),
        ["mailchimp-key"] = static r => r.Hex(32) + "-us" + r.Next(1, 21),
        ["telegram-bot-token"] = static r => r.Digits(10) + ":AA" + r.Url(33),
        ["openai-key"] = static r => "sk" + "-" + r.Alnum(20) + "T3Blbk" + "FJ" + r.Alnum(20),
        ["openai-project-key"] = static r => "sk" + "-proj-" + r.Url(74) + "T3Blbk" + "FJ" + r.Url(74),
        ["anthropic-key"] = static r => "sk-ant" + "-api03-" + r.Url(93) + "AA",
        ["huggingface-token"] = static r => "hf" + "_" + r.From("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 34),
        ["groq-key"] = static r => "gsk" + "_" + r.Alnum(52),
        ["digitalocean-pat"] = static r => "dop" + "_v1_" + r.Hex(64),
        ["databricks-token"] = static r => "dapi" + r.Hex(32),
        ["shopify-token"] = static r => "shpat" + "_" + r.Hex(32),
        ["square-oauth-secret"] = static r => "sq0csp" + "-" + r.Url(43),
        ["rubygems-key"] = static r => "rubygems" + "_" + r.Hex(48),
        ["nuget-key"] = static r => "oy2" + r.From("abcdefghijklmnopqrstuvwxyz234567", 43),
        ["docker-pat"] = static r => "dckr" + "_pat_" + r.Url(27),
        ["postman-key"] = static r => "PMAK" + "-" + r.Hex(24) + "-" + r.Hex(34),
        ["newrelic-user-key"] = static r => "NRAK" + "-" + r.Upper(27),
        ["dynatrace-token"] = static r => "dt0c01" + "." + r.From("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 24) + "." + r.From("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 64),
        ["airtable-pat"] = static r => "pat" + r.Alnum(14) + "." + r.Hex(64),
        ["linear-key"] = static r => "lin" + "_api_" + r.Alnum(40),
        ["hubspot-token"] = static r => "pat-na1" + "-" + r.Uuid(),
        ["terraform-token"] = static r => r.Alnum(14) + ".atlas" + "v1." + r.Url(67),
        ["vault-service-token"] = static r => "hvs" + "." + r.Alnum(24),
        ["entra-client-secret"] = static r => r.Alnum(3) + "8Q" + "~" + r.From("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~", 33) + "x",
        ["azure-storage-key"] = static r => r.Base64(76) + "+A" + "St" + r.Base64(5) + "A==",
        ["azure-cosmos-key"] = static r => r.Base64(76) + "AC" + "Db" + r.Base64(5) + "Q==",
        ["azure-event-hub-key"] = static r => r.Base64(33) + "+A" + "Eh" + r.Base64(5) + "E=",
        ["azure-search-key"] = static r => r.Alnum(42) + "Az" + "SeA" + r.Alnum(5),
        ["azure-function-key"] = static r => r.Url(44) + "Az" + "Fu" + r.Url(5) + "A==",
        ["azure-devops-pat"] = static r => r.Alnum(52) + "JQQJ" + "99AAAAAAAAAAA" + r.Alnum(7) + "AZ" + "DO" + r.Alnum(4),
        ["azure-ai-key"] = static r => r.Alnum(52) + "JQQJ" + "99BBACYeBjFXJ3w3AAA" + r.From("B", 1) + "AC" + "OG" + r.Alnum(4),
        ["discord-webhook"] = static r => "https://discord.com/api/webhooks" + "/" + r.Digits(19) + "/" + r.Url(68),
        ["slack-webhook"] = static r => "https://hooks.slack.com/services" + "/T" + r.Upper(8) + "/B" + r.Upper(10) + "/" + r.Alnum(24),
        ["pypi-token"] = static r => "pypi" + "-AgEIcHlwaS5vcmc" + r.Url(150),
        ["pulumi-token"] = static r => "pul" + "-" + r.Hex(40),
        ["grafana-cloud-token"] = static r => "glc" + "_eyJvIjoi" + r.Base64(120) + "=",
        ["tailscale-auth-key"] = static r => "tskey" + "-auth-k" + r.Alnum(6) + "CNTRL-" + r.Alnum(32),
        ["circleci-pat"] = static r => "CCIPAT" + "_" + r.Alnum(22) + "_" + r.Hex(40),
        ["atlassian-token"] = static r => "ATATT3" + "xFfGF0" + r.Url(170) + "=" + r.From("0123456789ABCDEF", 8),
    };

    public static TheoryData<string> Kinds => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TryFind_DocumentedFormat_IsTheKind(string id)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            string text = Formats[id](new SampleRandom(seed));
            Assert.True(CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match), text);
            Assert.Equal((id, text.Length), (match.Kind.Id, match.End));
        }
    }
}
