using System.CommandLine;
using System.CommandLine.Parsing;
using ZeroTrustAgents.Cli.Audit;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli;

/// <summary>The command <c>zta</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Reads and verifies what ZeroTrustAgents records about AI agents' tool calls.");
        root.Add(AuditCommand.Create(terminal));
        // '@' begins values here, and never the name of a file with arguments.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return Refuse(parsed, terminal);
        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            terminal.Say("Stopped.");
            return ExitCode.Stopped;
        }
        catch (Exception e) when (e is UnusableException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            terminal.Say(e.Message);
            return ExitCode.Unusable;
        }
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (ParseError error in parsed.Errors)
            terminal.Say(string.Join(' ', error.Message.Split((char[])['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)));
        List<string> names = [];
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
            names.Insert(0, command.Command is RootCommand ? "zta" : command.Command.Name);
        terminal.Say($"'{string.Join(' ', names)} --help' tells what is possible.");
        return ExitCode.Unusable;
    }
}
