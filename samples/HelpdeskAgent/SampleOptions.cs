namespace HelpdeskAgent;

/// <summary>What the command line says.</summary>
/// <param name="AskForApproval">Whether a person at this console approves, instead of the scripted approver.</param>
/// <param name="AuditDirectory">Where the audit log goes.</param>
/// <param name="MayUseLiveModel">Whether the environment may name a real model.</param>
internal sealed record SampleOptions(bool AskForApproval = false, string AuditDirectory = "audit", bool MayUseLiveModel = false)
{
    private const string Usage = "Usage: HelpdeskAgent [--approve auto|ask] [--audit <directory>]";

    public static bool TryParse(string[] args, out SampleOptions options, out string? problem)
    {
        options = new SampleOptions(MayUseLiveModel: true);
        problem = null;
        for (int i = 0; i < args.Length; i += 2)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i], value)
            {
                case ("--approve", "auto" or "ask"):
                    options = options with { AskForApproval = value == "ask" };
                    break;
                case ("--audit", { Length: > 0 }):
                    options = options with { AuditDirectory = value };
                    break;
                default:
                    problem = Usage;
                    return false;
            }
        }

        if (options.AskForApproval && (Console.IsInputRedirected || Console.IsOutputRedirected))
            problem = "--approve ask needs a person at a terminal; use --approve auto here.";
        return problem is null;
    }
}
