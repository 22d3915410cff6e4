using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using OtpNet;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Approvals;

/// <summary>Checks one-time codes: rate limited, each time step once.</summary>
internal sealed class TotpVerifier
{
    private readonly ITotpSecretStore _secrets;
    private readonly TotpOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<TotpVerifier> _logger;
    private readonly TotpLedger _ledger;

    public TotpVerifier(ITotpSecretStore secrets, TotpOptions options, TimeProvider time, ILogger<TotpVerifier> logger)
    {
        options.Validate();
        _secrets = secrets;
        _options = options;
        _time = time;
        _logger = logger;
        _ledger = new TotpLedger(options);
    }

    /// <summary>What a verified code says about the subject's authentication (RFC 9470; <c>otp</c> from RFC 8176).</summary>
    public static StepUpEvidence Evidence(DateTimeOffset at) => new("urn:zerotrustagents:acr:totp", ["otp"], at);

    /// <summary>Whether the request's subject has a second factor at all.</summary>
    public async ValueTask<bool> IsPossibleAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        using TotpKey? key = await LoadAsync(request, cancellationToken).ConfigureAwait(false);
        return key is not null;
    }

    /// <summary>Accepted, or why not.</summary>
    public async ValueTask<ApprovalActionOutcome> VerifyAsync(ApprovalRequest request, string code, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (!_ledger.TryBook(request.Subject, now))
            return ApprovalActionOutcome.RateLimited;
        using TotpKey? key = await LoadAsync(request, cancellationToken).ConfigureAwait(false);
        if (key is null)
        {
            _ledger.Refund(request.Subject, now); // nothing was guessed
            return ApprovalActionOutcome.StepUpUnavailable;
        }

        if (Match(key, code, now) is not { } step)
            return ApprovalActionOutcome.WrongCode;
        if (!_ledger.TryUse(request.Subject, step))
            return ApprovalActionOutcome.CodeAlreadyUsed;
        _ledger.Refund(request.Subject, now);
        return ApprovalActionOutcome.Accepted;
    }

    private long? Match(TotpKey key, string code, DateTimeOffset now)
    {
        var totp = new Totp(key, (int)_options.Step.TotalSeconds, OtpHashMode.Sha1, _options.Digits);
        byte[] given = Encoding.UTF8.GetBytes(code);
        long present = now.ToUnixTimeSeconds() / (long)_options.Step.TotalSeconds;
        long? matched = null;
        // Every step is compared, the same way each time: how long it takes tells nothing about the code.
        for (int offset = -_options.VerificationWindow; offset <= _options.VerificationWindow; offset++)
        {
            byte[] expected = Encoding.UTF8.GetBytes(totp.ComputeTotp((now + (offset * _options.Step)).UtcDateTime));
            if (CryptographicOperations.FixedTimeEquals(expected, given))
                matched = present + offset;
        }

        return matched;
    }

    private async ValueTask<TotpKey?> LoadAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            byte[]? secret = await _secrets.GetSecretAsync(request.Subject, cancellationToken).ConfigureAwait(false);
            if (secret is null)
                return null;
            var key = new TotpKey(secret);
            if (key.IsUsable)
                return key;
            key.Dispose();
            _logger.TotpSecretUnusable(request.Id, "it is shorter than 128 bits (RFC 4226, section 4) or was overwritten; the store has to return a fresh copy each time", null);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.TotpSecretUnusable(request.Id, "the store failed", e);
            return null;
        }
    }
}
