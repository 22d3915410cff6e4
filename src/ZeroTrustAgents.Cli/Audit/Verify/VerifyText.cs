using System.Globalization;
using Spectre.Console;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Verify;

/// <summary>The result for people.</summary>
internal static class VerifyText
{
    private const int ProblemsShown = 20;

    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Good = new(Color.Green);

    public static void Write(DirectoryResult result, IAnsiConsole screen)
    {
        foreach (AuditVerification log in result.Logs)
        {
            Write(log, screen);
            Line(screen, 0, "");
        }

        foreach (string missing in result.Missing)
            Line(screen, 0, missing, Bad);
        int failed = result.Logs.Count(static l => !l.Succeeded);
        if (result.Succeeded)
            Line(screen, 0, result.Logs.Count == 1 ? "Verified." : $"Verified: {result.Logs.Count} logs.", Good);
        else
            Line(screen, 0, $"NOT VERIFIED: {failed} of {result.Logs.Count} logs have problems" + (result.Missing.Count > 0 ? $", {result.Missing.Count} missing." : "."), Bad);
    }

    private static void Write(AuditVerification log, IAnsiConsole screen)
    {
        Line(screen, 0, $"{Path.GetFileName(log.Directory)}  {(log.Origin.Length > 0 ? log.Origin : "(no checkpoint)")}");
        Line(screen, 2, $"signed     {Count(log.SignedRecords)}");
        Line(screen, 2, $"witnessed  {Count(log.WitnessedRecords)}");
        Line(screen, 2, $"unsigned   {Count(log.UnsignedRecords)}");
        Line(screen, 2, $"pruned     {Count(log.PrunedRecords)}");
        if (log.Problems is [{ Record: { } record } first, ..])
            Line(screen, 2, $"First bad record: {record.ToString(CultureInfo.InvariantCulture)}, in {first.File}", Bad);
        foreach (AuditProblem problem in log.Problems.Take(ProblemsShown))
            Line(screen, 2, $"- {problem.File}: {(problem.Record is { } at ? "record " + at.ToString(CultureInfo.InvariantCulture) + ": " : "")}{problem.Message}", Bad);
        if (log.Problems.Count > ProblemsShown)
            Line(screen, 2, $"- and {log.Problems.Count - ProblemsShown} more; --json has them all.", Bad);
        if (log.Succeeded)
            Line(screen, 2, "No problems.", Good);
        foreach (string note in log.Notes)
            Line(screen, 2, "Note: " + note);
    }

    private static void Line(IAnsiConsole screen, int indent, string text, Style? style = null) =>
        screen.Write(new Padder(new Text(VisibleText.Of(text), style), new Padding(indent, 0, 0, 0)));

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
