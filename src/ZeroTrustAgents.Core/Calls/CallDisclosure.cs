using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Inspection;
using ZeroTrustAgents.Telemetry;

namespace ZeroTrustAgents.Calls;

/// <summary>
/// Hands what opens a call's digests to the disclosure store: arguments before the intent is recorded, the result before
/// the outcome is. Registered with a store only.
/// </summary>
internal sealed class CallDisclosure(IDisclosureStore store, ISecretScanner scanner, IOptions<DisclosureOptions> options, Alerts alerts, ILogger<CallDisclosure> logger)
{
    private const int SaltBytes = 16;

    private readonly int _maxBytes = options.Value.MaxContentBytes;
    private readonly bool _denies = options.Value.WhenUnavailable == DisclosureFailure.Deny;

    /// <summary>Stores the arguments. Why the call may not go on, where they cannot be stored.</summary>
    public async ValueTask<(ReasonCode? Reason, string? Detail)> ArgumentsAsync(ToolCall call, CancellationToken running)
    {
        try
        {
            ReadOnlyMemory<byte> content = call.Arguments!.CanonicalJson;
            Disclosure disclosure = Make(call, DisclosureKind.Arguments, call.Digest!.Sha256, call.Digest.Salt, "application/json", content);
            AuditDurability durability = call.Tier >= TrustTier.Elevated ? AuditDurability.PowerLoss : AuditDurability.Process;
            await store.StoreAsync(disclosure, durability, running).ConfigureAwait(false);
            return default;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !running.IsCancellationRequested)
        {
            Lost(call, DisclosureKind.Arguments, exception);
            return _denies ? (ReasonCodes.DisclosureUnavailable, exception.GetType().Name) : default;
        }
    }

    /// <summary>Stores what the caller is given, and returns its digest; <see langword="null"/> where it has none. The call has run: a failure is an alert and no denial.</summary>
    public async ValueTask<string?> ResultAsync(ToolCall call, object? value)
    {
        try
        {
            if (ResultContent.Of(value, call.Tool.Descriptor.Json, ResultLimits.Of(call).Bytes) is not { } content)
                return null;
            string digest = DigestOf(content.Bytes, out string salt);
            await store.StoreAsync(Make(call, DisclosureKind.Result, digest, salt, content.MediaType, content.Bytes), AuditDurability.Process, CancellationToken.None).ConfigureAwait(false);
            return digest;
        }
        catch (Exception exception)
        {
            Lost(call, DisclosureKind.Result, exception);
            return null;
        }
    }

    /// <summary>What a credential was found in is not stored, encrypted or not: a store of passwords is what nobody asked for.</summary>
    private Disclosure Make(ToolCall call, DisclosureKind kind, string digest, string salt, string mediaType, ReadOnlyMemory<byte> content)
    {
        DisclosureOmission omission = new SecretSearch(scanner, call.OwnTokens).Finds(content.Span) ? DisclosureOmission.Credential
            : content.Length > _maxBytes ? DisclosureOmission.TooLarge : DisclosureOmission.None;
        return new Disclosure
        {
            SessionId = call.Tool.Session.Id,
            Kind = kind,
            Digest = digest,
            Salt = omission == DisclosureOmission.Credential ? "" : salt,
            MediaType = mediaType,
            Length = content.Length,
            Omission = omission,
            Content = omission == DisclosureOmission.None ? content : default,
        };
    }

    private void Lost(ToolCall call, DisclosureKind kind, Exception exception)
    {
        Safely.Do((logger, kind, call, exception), static s => GuardLog.DisclosureFailed(s.logger, s.kind, s.call.Chain.Tool, s.exception.GetType().Name));
        if (kind == DisclosureKind.Result || !_denies)
            alerts.Raise("disclosure_lost", call.Chain, $"The disclosure store did not take what opens the digest of a call's {(kind == DisclosureKind.Result ? "result" : "arguments")}; nobody can show it later.", ReasonCodes.DisclosureUnavailable);
    }

    private static string DigestOf(ReadOnlySpan<byte> content, out string saltText)
    {
        Span<byte> salt = stackalloc byte[SaltBytes];
        RandomBytes.Fill(salt);
        saltText = Base64Url.EncodeToString(salt);
        using IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha256.AppendData(salt);
        sha256.AppendData(content);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.GetHashAndReset(hash);
        return Base64Url.EncodeToString(hash);
    }
}
