using System.CommandLine;

namespace ZeroTrustAgents.Cli.Audit;

/// <summary>The audit directory, or one log in it.</summary>
internal sealed class DirectoryArgument : Argument<string>
{
    public DirectoryArgument()
        : base("dir")
    {
        Description = "The audit directory, which holds log-1, log-2 and so on and stands for all of them, or the directory of one log.";
    }

    public string Read(ParseResult parsed) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetRequiredValue(this)));
}
