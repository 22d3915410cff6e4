using BenchmarkDotNet.Attributes;
using Microsoft.SemanticKernel;
using Microsoft.Win32.SafeHandles;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>One call, unguarded and guarded, through <c>kernel.InvokeAsync</c>.</summary>
public class GuardedCallBenchmarks
{
    private const int ParallelCalls = 20_000;
    private BenchmarkGuard _guard = null!;
    private BenchmarkGuard _manyTools = null!;
    private Kernel _raw = null!;
    private KernelFunction _rawFunction = null!;
    private KernelFunction _rawStream = null!;
    private KernelFunction _routine = null!;
    private KernelFunction _elevated = null!;
    private KernelFunction _denied = null!;
    private KernelFunction _stream = null!;
    private SafeFileHandle _file = null!;
    private string _path = null!;
    private readonly byte[] _line = new byte[600];
    private long _offset;

    [GlobalSetup]
    public void Setup()
    {
        _guard = new BenchmarkGuard();
        _raw = new Kernel();
        KernelPlugin plugin = KernelPluginFactory.CreateFromObject(new BenchmarkPlugin(), "Helpdesk");
        _raw.Plugins.Add(plugin);
        _rawFunction = plugin["GetTicket"];
        _rawStream = plugin["Stream"];
        _routine = _guard.Function("GetTicket");
        _elevated = _guard.Function("CloseTicket");
        _denied = _guard.Function("Forbidden");
        _stream = _guard.Function("Stream");
        _manyTools = new BenchmarkGuard(static k =>
        {
            for (int i = 0; i < 46; i++)
            {
                KernelFunction function = KernelFunctionFactory.CreateFromMethod(static (string id) => id, $"F{i}");
                k.AddPlugin(KernelPluginFactory.CreateFromFunctions($"P{i}", [function]), p => p.Tool(function.Name).Access(new ToolAccess("tickets:read") { Tier = TrustTier.Routine }));
            }
        });
        _path = Path.GetTempFileName();
        _file = File.OpenHandle(_path, FileMode.Create, FileAccess.Write);
        if (Invoke(_guard.Kernel, _routine) != "T-1" || Invoke(_guard.Kernel, _elevated) != "T-1" || Invoke(_guard.Kernel, _denied) == "T-1")
            throw new InvalidOperationException("The benchmark's guard does not permit and deny as it should.");
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _guard.Dispose();
        _manyTools.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    private static KernelArguments Arguments() => new() { ["id"] = "T-1", ["view"] = "full" };

    private static string? Invoke(Kernel kernel, KernelFunction function) =>
        kernel.InvokeAsync(function, Arguments()).GetAwaiter().GetResult().GetValue<object>() as string;

    [Benchmark(Baseline = true)]
    public async Task<object?> Raw() => (await _raw.InvokeAsync(_rawFunction, Arguments())).GetValue<object>();

    [Benchmark]
    public async Task<object?> GuardedRoutine() => (await _guard.Kernel.InvokeAsync(_routine, Arguments())).GetValue<object>();

    [Benchmark]
    public async Task<object?> GuardedElevated() => (await _guard.Kernel.InvokeAsync(_elevated, Arguments())).GetValue<object>();

    [Benchmark]
    public async Task<object?> Denied() => (await _guard.Kernel.InvokeAsync(_denied, Arguments())).GetValue<object>();

    [Benchmark]
    public Task<int> RawStream() => ReadAsync(_rawStream, _raw);

    [Benchmark]
    public Task<int> GuardedStream() => ReadAsync(_stream, _guard.Kernel);

    [Benchmark(OperationsPerInvoke = ParallelCalls)]
    public Task GuardedRoutineOnTwoCores() => Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
    {
        for (int i = 0; i < ParallelCalls / 2; i++)
            await _guard.Kernel.InvokeAsync(_routine, Arguments());
    })));

    [Benchmark]
    public Kernel CreateKernelWith50Tools()
    {
        // A session makes its functions once; the row is the first kernel of a new session.
        Sessions.AgentSession session = _manyTools.Agents.BeginSessionAsync("helpdesk", _subject).AsTask().GetAwaiter().GetResult();
        Kernel kernel = session.CreateKernel();
        session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return kernel;
    }

    [Benchmark]
    public void Fsync()
    {
        RandomAccess.Write(_file, _line, _offset);
        _offset += _line.Length;
        RandomAccess.FlushToDisk(_file);
    }

    private readonly System.Security.Claims.ClaimsPrincipal _subject = new(new System.Security.Claims.ClaimsIdentity([new System.Security.Claims.Claim("sub", "user-1")], "bench"));

    private static async Task<int> ReadAsync(KernelFunction function, Kernel kernel)
    {
        int items = 0;
        await foreach (string _ in function.InvokeStreamingAsync<string>(kernel, new KernelArguments { ["id"] = "T-1" }))
            items++;
        return items;
    }
}
