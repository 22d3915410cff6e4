namespace ZeroTrustAgents.Inspection
{
    internal readonly record struct InspectedResult(object? Value, long Bytes, int Items, int SecretsFound, ReasonCode? Reason);
    internal sealed class ResultInspector(ISecretScanner scanner)
    {
        public InspectedResult Inspect(object? result, System.Text.Json.JsonSerializerOptions json, long maxBytes, int maxItems) => new(result, -1, -1, scanner is null ? 1 : 0, null);
    }
}
namespace ZeroTrustAgents.Inspection
{
    internal sealed class NoScanner : ISecretScanner { public int Redact(string text, out string redacted) { redacted = text; return 0; } }
}
