namespace ZeroTrustAgents.Auditing;

/// <summary>
/// What a chain contributes to each of its lines, encoded once and kept by the log.
/// </summary>
internal sealed class ChainForm
{
    private readonly byte[] _bytes;
    private readonly int _idStart;
    private readonly int _idEnd;

    public ChainForm(AuditChain chain, Span<byte> scratch)
    {
        var line = new JsonWriter(scratch);
        line.Member("\"chain\":{\"actors\":\""u8, chain.Actors);
        line.Member(",\"agentId\":\""u8, chain.AgentId);
        line.Member(",\"agentVersion\":\""u8, chain.AgentVersion);
        line.Member(",\"audience\":\""u8, chain.Audience);
        line.Member(",\"owner\":\""u8, chain.Owner);
        line.Member(",\"scopes\":\""u8, chain.Scopes);
        line.Member(",\"sessionId\":\""u8, chain.SessionId);
        line.Member(",\"subject\":\""u8, chain.Subject);
        line.Member(",\"tool\":\""u8, chain.Tool);
        line.Raw("}"u8);
        _idStart = line.Count;
        line.Raw("},\"id\":\""u8); // no datacontenttype: without it data is JSON (CloudEvents JSON format, section 3.1)
        line.Text(chain.SessionId);
        line.Raw("/"u8);
        _idEnd = line.Count;

        // A URI reference, never empty (CloudEvents 1.0, "source").
        line.Member("\",\"source\":\""u8, string.IsNullOrEmpty(chain.AgentId) ? "/host" : "/agents/" + Uri.EscapeDataString(chain.AgentId));
        line.Raw(",\"specversion\":\"1.0\""u8);
        if (!string.IsNullOrEmpty(chain.Subject))
            line.Member(",\"subject\":\""u8, chain.Subject);
        line.Raw(",\"time\":\""u8);
        _bytes = scratch[..line.Count].ToArray();
    }

    /// <summary>The chain, as a member of the data.</summary>
    public ReadOnlySpan<byte> Chain => _bytes.AsSpan(0, _idStart);

    /// <summary>From the end of the data to the part of the id that the session does not say.</summary>
    public ReadOnlySpan<byte> BeforeId => _bytes.AsSpan(_idStart, _idEnd - _idStart);

    /// <summary>From the end of the id to the time.</summary>
    public ReadOnlySpan<byte> AfterId => _bytes.AsSpan(_idEnd);
}
