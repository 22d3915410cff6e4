using Spectre.Console;

namespace ZeroTrustAgents.Cli.Terminals;

/// <summary>Where a command writes. What is redirected gets no colours, no cursor movements and no line breaks that the text does not have.</summary>
internal sealed class Terminal
{
    /// <summary>Width of what is not shown on a screen: nothing is wrapped or cut.</summary>
    private const int Unbounded = 100_000;

    private Terminal(TextWriter output, TextWriter error, IAnsiConsole screen, IAnsiConsole progress, Func<Stream> openOutput)
    {
        (Out, Error, Screen, Progress, OpenOutput) = (output, error, screen, progress, openOutput);
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Standard output, for text with colours and columns.</summary>
    public IAnsiConsole Screen { get; }

    /// <summary>Standard error, where progress is shown; interactive only on a terminal.</summary>
    public IAnsiConsole Progress { get; }

    /// <summary>Standard output, for bytes.</summary>
    public Func<Stream> OpenOutput { get; }

    public static Terminal OfProcess()
    {
        bool isBusy = Console.IsOutputRedirected || Console.IsErrorRedirected;
        return new Terminal(
            Console.Out,
            Console.Error,
            Create(Console.Out, Console.IsOutputRedirected ? Unbounded : null),
            Create(Console.Error, isBusy ? Unbounded : null),
            Console.OpenStandardOutput);
    }

    /// <summary>A terminal in memory, without colours; of no width where <paramref name="width"/> is not given.</summary>
    public static Terminal InMemory(TextWriter output, TextWriter error, Func<Stream> openOutput, int? width = null) =>
        new(output, error, Create(output, width ?? Unbounded), Create(error, Unbounded), openOutput);

    /// <summary>A line on standard error.</summary>
    public void Say(string message) => Error.WriteLine(VisibleText.Of(message));

    /// <param name="writer">Where to write.</param>
    /// <param name="width">The width of what is no terminal; <see langword="null"/> for a terminal.</param>
    private static IAnsiConsole Create(TextWriter writer, int? width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = width is null ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = width is null ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = width is null ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (width is { } given)
            console.Profile.Width = given;
        return console;
    }
}
