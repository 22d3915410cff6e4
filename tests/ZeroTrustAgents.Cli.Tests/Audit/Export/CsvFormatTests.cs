using System.Text;

namespace ZeroTrustAgents.Cli.Audit.Export;

public sealed class CsvFormatTests : IDisposable
{
    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public void Export_Header_IsStable()
    {
        _audit.Write(Sample.Intent(1, 1));
        Assert.Equal(
            "log,index,in_signed_tree,id,time,phase,agent_id,agent_version,owner,subject,actors,session_id,tool,scopes,audience,call_number,parent_call_number,transaction_id,tier,policy_version,reason,status,duration_microseconds,arguments_bytes,arguments_digest,result_bytes,result_items,token_id,token_hash,approval_id,approvers,detail,result_digest",
            CliRun.Of("audit", "export", _audit.Root, "--format", "csv").Output.Split("\r\n")[0]);
    }

    [Fact]
    public void Export_Outcome_FillsItsColumns()
    {
        _audit.Write(Sample.Outcome(7, 1.5));
        List<string[]> rows = Parse(CliRun.Of("audit", "export", _audit.Root, "--format", "csv").Output);
        Dictionary<string, string> row = rows[0].Zip(rows[1]).ToDictionary(static c => c.First, static c => c.Second);
        Assert.Equal(("log-1", "0", "true"), (row["log"], row["index"], row["in_signed_tree"]));
        Assert.Equal(("2025-06-01T12:00:01.5000000Z", "Outcome", "Succeeded", "119000"), (row["time"], row["phase"], row["status"], row["duration_microseconds"]));
        Assert.Equal(("s-1/7/outcome", "7", "4096", "3", ""), (row["id"], row["call_number"], row["result_bytes"], row["result_items"], row["arguments_bytes"]));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://a.example\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\uff1d1+1")]
    public void Cell_Formula_BecomesText(string value)
    {
        string cell = Assert.Single(Parse("x\r\n" + CsvFormat.Cell(value) + "\r\n")[1]);
        Assert.StartsWith("'", cell, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("say \"hi\"")]
    [InlineData("\",\"")]
    [InlineData("a=b")]
    public void Cell_SpecialCharacters_ReadBackAsTheyWere(string value) => Assert.Equal(value, Assert.Single(Parse("x\r\n" + CsvFormat.Cell(value) + "\r\n")[1]));

    [Fact]
    public void Export_HostileText_KeepsRowsAndCells()
    {
        _audit.Write(Sample.Intent(1, 1, Sample.Chain("s-1\r\nlog-9,0", "=cmd|'/c x'!A1", "a\",\"b", "\u001b[31m", "@x,y")));
        CliRun run = CliRun.Of("audit", "export", _audit.Root, "--format", "csv").AssertInert();
        List<string[]> rows = Parse(run.Output);
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0].Length, rows[1].Length);
        Assert.Equal(("a\",\"b", "'@x,y", "\\u001b[31m", "s-1\\u000d\\u000alog-9,0", "'=cmd|'/c x'!A1"), (rows[1][6], rows[1][8], rows[1][9], rows[1][11], rows[1][12]));
    }

    /// <summary>RFC 4180, read strictly.</summary>
    private static List<string[]> Parse(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        for (int at = 0; at < text.Length;)
        {
            var cell = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    cell.Append(text[at]);
                    if (text[at] == '"')
                        at++;
                }

                at++;
            }
            else
            {
                for (; text[at] is not ',' and not '\r'; at++)
                {
                    Assert.NotEqual('"', text[at]);
                    cell.Append(text[at]);
                }
            }

            row.Add(cell.ToString());
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }

        return rows;
    }
}
