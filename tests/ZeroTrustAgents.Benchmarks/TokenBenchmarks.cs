using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Tokens;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>Minting a token bound to its arguments, next to the one signature that it cannot do without.</summary>
public class TokenBenchmarks
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _hash = SHA256.HashData([1, 2, 3]);
    private readonly byte[] _signature = new byte[64];
    private BenchmarkGuard _guard = null!;
    private IToolTokenBroker _broker = null!;
    private ToolTokenRequest _request = null!;

    [GlobalSetup]
    public void Setup()
    {
        _guard = new BenchmarkGuard();
        _broker = _guard.Services.GetRequiredService<IToolTokenBroker>();
        _request = new ToolTokenRequest
        {
            Subject = "user-1", AgentId = "helpdesk", Actors = ["helpdesk"], Audience = "https://tickets.example", Scopes = ["tickets:write"],
            TransactionId = "AAAAAAAAAAAAAAAAAAAAAA", TokenId = "AAAAAAAAAAAAAAAAAAAAAB", Tool = "Helpdesk-CloseTicket", Locations = ["https://tickets.example/"],
            NotAfter = DateTimeOffset.MaxValue, Arguments = new ArgumentDigest("AAAAAAAAAAAAAAAAAAAAAC", Convert.ToBase64String(_hash)),
        };
    }

    [GlobalCleanup]
    public void Cleanup() => _guard.Dispose();

    [Benchmark]
    public bool SignHash() => _key.TrySignHash(_hash, _signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation, out _);

    [Benchmark]
    public ToolToken Mint() => _broker.IssueAsync(_request, CancellationToken.None).GetAwaiter().GetResult();
}
