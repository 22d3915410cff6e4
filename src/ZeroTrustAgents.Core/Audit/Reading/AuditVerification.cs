namespace ZeroTrustAgents.Auditing;

/// <summary>Something that is not as it was recorded and signed.</summary>
/// <param name="File">The file, relative to the log's directory.</param>
/// <param name="Record">Index of the record, where one is concerned.</param>
/// <param name="Message">What is wrong.</param>
public sealed record AuditProblem(string File, long? Record, string Message);

/// <summary>What verifying a log has shown.</summary>
public sealed record AuditVerification
{
    /// <summary>The log's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The log's name, from its checkpoint; empty without one.</summary>
    public required string Origin { get; init; }

    /// <summary>Records that the log's checkpoint covers.</summary>
    public required long SignedRecords { get; init; }

    /// <summary>Of these, records that the newest cosigned checkpoint covers.</summary>
    public required long WitnessedRecords { get; init; }

    /// <summary>Records that no checkpoint covers: accepted since the last one, and protected against accidents only.</summary>
    public required long UnsignedRecords { get; init; }

    /// <summary>Records whose entries were given up; their hashes are still verified.</summary>
    public required long PrunedRecords { get; init; }

    /// <summary>What is wrong, the first bad record first; empty where the log verifies.</summary>
    public required IReadOnlyList<AuditProblem> Problems { get; init; }

    /// <summary>What the result does not prove, and what is worth knowing.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool Succeeded => Problems.Count == 0;
}
