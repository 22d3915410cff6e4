using System.Text;
using System.Text.Json;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli;

/// <summary>A command that was run in this process, and what it wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command as if its output were redirected.</summary>
    public static CliRun Of(params string[] args) => Of(null, args);

    /// <summary>Runs a command as if on a screen of so many columns.</summary>
    public static CliRun Of(int? width, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var bytes = new MemoryStream();
        int code = CommandLine.RunAsync(args, Terminal.InMemory(output, error, () => new Kept(bytes), width)).GetAwaiter().GetResult();
        return new CliRun(code, output + Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Nothing that could act on a terminal.</summary>
    public CliRun AssertInert()
    {
        Assert.DoesNotContain(Output + Error, static c => char.IsControl(c) && c is not '\n' and not '\r');
        Assert.DoesNotContain(Output + Error, static c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
        return this;
    }

    private sealed class Kept(MemoryStream into) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing)
                into.Write(ToArray());
            base.Dispose(disposing);
        }
    }
}
