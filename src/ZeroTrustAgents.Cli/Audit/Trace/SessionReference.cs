using ZeroTrustAgents.Cli.Audit.Records;
using ZeroTrustAgents.Cli.Terminals;

namespace ZeroTrustAgents.Cli.Audit.Trace;

/// <summary>Finds the session that the user means: by its id, or by what its id begins with, both as they are shown.</summary>
internal sealed class SessionReference(AuditLogs logs)
{
    private const int Named = 5;

    public string Find(string reference, CancellationToken cancellationToken)
    {
        string text = reference.TrimEnd('\u2026'); // where a table cut it
        // What is shown escaped stands in records in another form.
        RecordSearch? search = text.Contains('\\', StringComparison.Ordinal) ? null : new RecordSearch(text);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in logs.Read(cancellationToken).Where(e => search is null || search.MayMatch(e)).Select(static e => new AuditEvent(e).SessionId))
        {
            if (id == reference)
                return id;
            if (found.Count <= Named && (id.StartsWith(text, StringComparison.Ordinal) || VisibleText.Of(id).StartsWith(text, StringComparison.Ordinal)))
                found.Add(id);
        }

        if (found.Count == 1)
            return found.Single();
        throw new UnusableException(found.Count == 0
            ? $"There is no record of a session '{reference}'. 'zta audit show' prints the ids."
            : $"'{reference}' begins the ids of several sessions: {string.Join(", ", found.Order(StringComparer.Ordinal).Take(Named))}{(found.Count > Named ? " and more" : "")}.");
    }
}
