using System.Globalization;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Arguments
{
    internal sealed class FrozenArguments
    {
        public static ReasonCode? TryFreeze(ToolDescriptor tool, IReadOnlyDictionary<string, object?> raw, CultureInfo culture, LimitOptions limits, Func<object, bool>? isService, out FrozenArguments? frozen, out string? parameterName) => throw new NotSupportedException();
        public int Count => 0;
        public object? GetValue(int parameterIndex) => null;
        public bool IsGiven(int parameterIndex) => false;
        public bool HasValue(int parameterIndex) => false;
        public IReadOnlyList<KeyValuePair<string, object?>> Extras => [];
        public ReadOnlyMemory<byte> CanonicalJson => default;
        public System.Text.Json.JsonElement ToJson() => default;
        public ArgumentDigest NewDigest() => throw new NotSupportedException();
    }
    internal sealed class ArgumentConstraint
    {
        public static ArgumentConstraint? Compile(string where, ToolParameter parameter, ArgumentConstraintOptions options, ICollection<string> problems) => null;
        public bool IsSatisfied(FrozenArguments arguments, int parameterIndex) => false;
    }
}
namespace ZeroTrustAgents.Approvals
{
    internal sealed class ConsentRequest
    {
        public required AuditChain Chain { get; init; }
        public required string PolicyVersion { get; init; }
        public required TrustTier Tier { get; init; }
        public required string SubjectId { get; init; }
        public required string Purpose { get; init; }
        public required string ToolDescription { get; init; }
        public required ReadOnlyMemory<byte> CanonicalArguments { get; init; }
        public required IReadOnlyList<string> Why { get; init; }
        public required string TransactionId { get; init; }
    }
    internal sealed record ConsentResult(ReasonCode? Reason, string? ApprovalId, string? Approvers, DateTimeOffset NotAfter, StepUpEvidence? StepUp);
    internal interface IConsentGate
    {
        ValueTask<ConsentResult> ObtainAsync(ConsentRequest request, bool wait, CancellationToken cancellationToken);
        ValueTask<ReasonCode?> TryConsumeAsync(string approvalId, ConsentRequest request, CancellationToken cancellationToken);
    }
}
namespace ZeroTrustAgents.Inspection
{
    internal readonly record struct InspectedResult(object? Value, long Bytes, int Items, int SecretsFound, ReasonCode? Reason);
    internal sealed class ResultInspector(ISecretScanner scanner)
    {
        public InspectedResult Inspect(object? result, System.Text.Json.JsonSerializerOptions json, long maxBytes, int maxItems) => new(result, -1, -1, scanner is null ? 1 : 0, null);
    }
}
