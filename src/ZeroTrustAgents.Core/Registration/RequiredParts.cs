using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Tokens;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Registration;

/// <summary>Parts without which every call would be denied: said at start-up, with what to write.</summary>
internal static class RequiredParts
{
    public static void Check(IServiceProvider services)
    {
        var problems = new List<string>();
        foreach (IStartupRule rule in services.GetServices<IStartupRule>())
            rule.Check(problems);
        if (services.GetService<IAuditLog>() is not { } log)
            problems.Add("No audit log is registered: every call would be denied. Call AddFileAuditLog(\"audit\").");
        else if (log is FileAuditLog file)
            file.Open(); // a directory that cannot be written fails the start, and not the first user
        if (services.GetService<IDisclosureStore>() is FileDisclosureStore disclosures)
            disclosures.Open();
        if (services.GetService<IToolTokenBroker>() is null && services.GetRequiredService<ToolCatalog>().Tools.FirstOrDefault(static t => t.Access.Audience is not null) is { } tool)
            problems.Add($"Tool '{tool.Name}' needs a token for '{tool.Access.Audience}' but no token broker is registered. Call UseLocalTokenBroker().");
        if (problems.Count > 0)
            throw new PolicyException(problems);
    }
}

/// <summary>A rule that an adapter checks at start-up.</summary>
internal interface IStartupRule
{
    void Check(ICollection<string> problems);
}
