using System.Text;
using System.Text.Json;
using ZeroTrustAgents.Arguments;

namespace ZeroTrustAgents.Tests.Arguments;

/// <summary>Canonical forms as text, for tests.</summary>
internal static class Canonical
{
    public static string Of(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        return Text(document.RootElement.Clone(), out ReasonCode? reason) ?? throw new InvalidOperationException(reason!.ToString());
    }

    public static ReasonCode? ReasonOf(string json, int depth = 32, bool ignoreCase = false)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 100_000 });
        Text(document.RootElement, out ReasonCode? reason, depth, ignoreCase);
        return reason;
    }

    public static string OfScalar(object value) =>
        Scalar(value, out ReasonCode? reason) ?? throw new InvalidOperationException(reason!.ToString());

    public static ReasonCode? ReasonOfScalar(object value)
    {
        Scalar(value, out ReasonCode? reason);
        return reason;
    }

    private static string? Text(JsonElement element, out ReasonCode? reason, int depth = 32, bool ignoreCase = false)
    {
        CanonicalWriter writer = CanonicalWriter.Rent(1 << 20);
        reason = CanonicalJson.Write(writer, element, depth, ignoreCase);
        string text = Encoding.UTF8.GetString(writer.Written);
        writer.Return();
        return reason is null ? text : null;
    }

    private static string? Scalar(object value, out ReasonCode? reason)
    {
        CanonicalWriter writer = CanonicalWriter.Rent(1 << 20);
        reason = CanonicalJson.WriteScalar(writer, value);
        string text = Encoding.UTF8.GetString(writer.Written);
        writer.Return();
        return reason is null ? text : null;
    }
}
