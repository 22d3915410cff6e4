using System.Globalization;
using System.Text;
using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>CSV (RFC 4180) in UTF-8. New columns come at the end.</summary>
internal sealed class CsvFormat : ExportFormat
{
    private static readonly (string Name, Func<AuditEvent, string> Value)[] Columns =
    [
        ("log", static r => r.Entry.Log),
        ("index", static r => Number(r.Entry.Index)),
        ("in_signed_tree", static r => r.Entry.IsInTree ? "true" : "false"),
        ("id", static r => r.Id),
        ("time", static r => r.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        ("phase", static r => r.Phase?.ToString() ?? ""),
        ("agent_id", static r => r.AgentId),
        ("agent_version", static r => r.AgentVersion),
        ("owner", static r => r.Owner),
        ("subject", static r => r.Subject),
        ("actors", static r => r.Actors),
        ("session_id", static r => r.SessionId),
        ("tool", static r => r.Tool),
        ("scopes", static r => r.Scopes),
        ("audience", static r => r.Audience),
        ("call_number", static r => Number(r.CallNumber)),
        ("parent_call_number", static r => Number(r.ParentCallNumber)),
        ("transaction_id", static r => r.TransactionId),
        ("tier", static r => r.Tier),
        ("policy_version", static r => r.PolicyVersion),
        ("reason", static r => r.Reason),
        ("status", static r => r.Status),
        ("duration_microseconds", static r => Number(r.DurationMicroseconds)),
        ("arguments_bytes", static r => Number(r.ArgumentsBytes)),
        ("arguments_digest", static r => r.ArgumentsDigest),
        ("result_bytes", static r => Number(r.ResultBytes)),
        ("result_items", static r => Number(r.ResultItems)),
        ("token_id", static r => r.TokenId),
        ("token_hash", static r => r.TokenHash),
        ("approval_id", static r => r.ApprovalId),
        ("approvers", static r => r.Approvers),
        ("detail", static r => r.Detail),
        ("result_digest", static r => r.ResultDigest),
    ];

    public override string Name => "csv";

    public override string Description => "CSV (RFC 4180) with a header. A cell that begins with =, +, -, @, a tab or a line break gets a leading apostrophe, so that no spreadsheet takes it for a formula; control characters become \\uXXXX.";

    public override void Begin(Stream to) => WriteRow(Columns.Select(static c => c.Name), to);

    public override void Write(AuditEvent record, Stream to) => WriteRow(Columns.Select(c => Cell(c.Value(record))), to);

    /// <summary>A value as a cell: data in every spreadsheet and terminal.</summary>
    internal static string Cell(string value)
    {
        // The wide forms too: some spreadsheets read them as the narrow ones.
        bool isFormula = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20';
        string visible = isFormula ? "'" + VisibleText.Of(value) : VisibleText.Of(value);
        return visible.AsSpan().ContainsAny(',', '"') ? "\"" + visible.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : visible;
    }

    private static void WriteRow(IEnumerable<string> cells, Stream to) => to.Write(Encoding.UTF8.GetBytes(string.Join(',', cells) + "\r\n"));

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
