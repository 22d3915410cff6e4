using System.Text;
using System.Text.Json;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Verify;

/// <summary>The result for programs.</summary>
internal static class VerifyJson
{
    public static void Write(DirectoryResult result, Terminal terminal)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteBoolean("succeeded", result.Succeeded);
            Texts(json, "missing", result.Missing);
            json.WriteStartArray("logs");
            foreach (AuditVerification log in result.Logs)
                Write(json, log);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        terminal.Out.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, AuditVerification log)
    {
        json.WriteStartObject();
        json.WriteString("log", Path.GetFileName(log.Directory));
        json.WriteString("origin", log.Origin);
        json.WriteBoolean("succeeded", log.Succeeded);
        json.WriteNumber("signedRecords", log.SignedRecords);
        json.WriteNumber("witnessedRecords", log.WitnessedRecords);
        json.WriteNumber("unsignedRecords", log.UnsignedRecords);
        json.WriteNumber("prunedRecords", log.PrunedRecords);
        json.WriteStartArray("problems");
        foreach (AuditProblem problem in log.Problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            if (problem.Record is { } record)
                json.WriteNumber("record", record);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "notes", log.Notes);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
