using System.Runtime.CompilerServices;
using System.Text;

namespace ZeroTrustAgents.Auditing;

/// <summary>
/// One record as a CloudEvent 1.0 in its canonical form (RFC 8785), framed for the write-ahead log. Written in the order of
/// its keys by hand, on the caller's thread, outside every lock, into a buffer of the thread.
/// </summary>
/// <remarks>
/// An outcome says who did what and how it ended, and leaves what its call asked for (arguments, policy, turn) to the
/// intent of the same session and call: a byte costs the kernel about 1 ns, and each call writes both.
/// </remarks>
/// <param name="run">Tells the events of this run of the log from those of others.</param>
internal sealed class AuditRecordEncoder(string run)
{
    [ThreadStatic]
    private static byte[]? t_frame;

    private readonly byte[] _run = Encoding.ASCII.GetBytes(run + ".");
    private readonly ConditionalWeakTable<AuditChain, ChainForm> _chains = [];
    private long _events;

    /// <summary>The frame. Valid until this thread encodes the next one.</summary>
    public ReadOnlySpan<byte> Encode(AuditRecord record)
    {
        byte[] bytes = t_frame ??= GC.AllocateUninitializedArray<byte>(RecordFrame.MaxBytes);
        if (!_chains.TryGetValue(record.Chain, out ChainForm? chain))
            _chains.AddOrUpdate(record.Chain, chain = new ChainForm(record.Chain, bytes));
        var line = new JsonWriter(bytes.AsSpan(RecordFrame.HeaderBytes));
        WriteData(ref line, record, chain);
        line.Raw(chain.BeforeId);
        if (record.Phase == AuditPhase.Event)
        {
            line.Raw(_run);
            line.Number(Interlocked.Increment(ref _events));
        }
        else
        {
            line.Number(record.CallNumber);
        }

        line.Raw(record.Phase switch
        {
            AuditPhase.Intent => "/intent"u8,
            AuditPhase.Outcome => "/outcome"u8,
            AuditPhase.Denied => "/denied"u8,
            AuditPhase.Event => "/event"u8,
            _ => throw new ArgumentException($"{record.Phase} is not a phase.", nameof(record)),
        });
        line.Raw(chain.AfterId);
        line.Time(record.Time);
        line.Raw(record.Phase switch
        {
            AuditPhase.Intent => "\",\"type\":\"zerotrustagents.call.intent\"}"u8,
            AuditPhase.Outcome => "\",\"type\":\"zerotrustagents.call.outcome\"}"u8,
            AuditPhase.Denied => "\",\"type\":\"zerotrustagents.call.denied\"}"u8,
            _ => "\",\"type\":\"zerotrustagents.event\"}"u8,
        });
        Span<byte> frame = bytes.AsSpan(0, RecordFrame.HeaderBytes + line.Count);
        RecordFrame.Seal(frame);
        return frame;
    }

    private static void WriteData(ref JsonWriter line, AuditRecord record, ChainForm chain)
    {
        line.Raw("{\"data\":{"u8);
        if (record.ApprovalId is not null)
            line.Member("\"approvalId\":\""u8, record.ApprovalId);
        if (record.Approvers is not null)
            line.Member(record.ApprovalId is null ? "\"approvers\":\""u8 : ",\"approvers\":\""u8, record.Approvers);
        bool isFirst = record.ApprovalId is null && record.Approvers is null;
        bool saysRequest = record.Phase != AuditPhase.Outcome;
        if (saysRequest)
        {
            line.Raw(isFirst ? "\"argumentsBytes\":"u8 : ",\"argumentsBytes\":"u8);
            isFirst = false;
            line.Number(record.ArgumentsBytes);
            if (record.ArgumentsDigest is not null)
                line.Member(",\"argumentsDigest\":\""u8, record.ArgumentsDigest);
        }

        line.Raw(isFirst ? "\"callNumber\":"u8 : ",\"callNumber\":"u8);
        line.Number(record.CallNumber);
        line.Raw(","u8);
        line.Raw(chain.Chain);
        if (record.Detail is not null)
            line.Member(",\"detail\":\""u8, record.Detail);
        if (record.Phase == AuditPhase.Outcome || record.Duration != default)
        {
            line.Raw(",\"durationMicroseconds\":"u8);
            line.Number(record.Duration.Ticks / TimeSpan.TicksPerMicrosecond);
        }

        if (record.ParentCallNumber != 0)
        {
            line.Raw(",\"parentCallNumber\":"u8);
            line.Number(record.ParentCallNumber);
        }

        if (saysRequest && record.PolicyVersion is not null)
            line.Member(",\"policyVersion\":\""u8, record.PolicyVersion);
        if (record.Reason is not null)
            line.Member(",\"reason\":\""u8, record.Reason.Id);
        if (record.ResultBytes >= 0)
        {
            line.Raw(",\"resultBytes\":"u8);
            line.Number(record.ResultBytes);
        }

        if (record.ResultDigest is not null)
            line.Member(",\"resultDigest\":\""u8, record.ResultDigest);
        if (record.ResultItems >= 0)
        {
            line.Raw(",\"resultItems\":"u8);
            line.Number(record.ResultItems);
        }

        WriteStatusAndTier(ref line, record);
        if (record.TokenHash is not null)
            line.Member(",\"tokenHash\":\""u8, record.TokenHash);
        if (record.TokenId is not null)
            line.Member(",\"tokenId\":\""u8, record.TokenId);
        if (saysRequest && record.TransactionId is not null)
            line.Member(",\"transactionId\":\""u8, record.TransactionId);
    }

    private static void WriteStatusAndTier(ref JsonWriter line, AuditRecord record)
    {
        line.Raw(record.Status switch
        {
            CallStatus.None => ""u8,
            CallStatus.Succeeded => ",\"status\":\"Succeeded\""u8,
            CallStatus.Failed => ",\"status\":\"Failed\""u8,
            CallStatus.Cancelled => ",\"status\":\"Cancelled\""u8,
            CallStatus.Abandoned => ",\"status\":\"Abandoned\""u8,
            CallStatus.Withheld => ",\"status\":\"Withheld\""u8,
            CallStatus.Unknown => ",\"status\":\"Unknown\""u8,
            _ => throw new ArgumentException($"{record.Status} is not a status.", nameof(record)),
        });
        line.Raw(record.Tier switch
        {
            TrustTier.Routine => ",\"tier\":\"Routine\""u8,
            TrustTier.Elevated => ",\"tier\":\"Elevated\""u8,
            TrustTier.HighRisk => ",\"tier\":\"HighRisk\""u8,
            TrustTier.Critical => ",\"tier\":\"Critical\""u8,
            _ => throw new ArgumentException($"{record.Tier} is not a tier.", nameof(record)),
        });
    }
}
