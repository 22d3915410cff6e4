using BenchmarkDotNet.Attributes;
using Microsoft.SemanticKernel;
using Microsoft.Win32.SafeHandles;

namespace ZeroTrustAgents.Benchmarks;

/// <summary>
/// One call, unguarded and guarded, through <c>kernel.InvokeAsync</c>. Each iteration is a burst on a fresh log file:
/// for minutes on end at this rate, the rows would measure the write-back of gigabytes and not the guard.
/// </summary>
public class GuardedCallBenchmarks
{
    private const int Burst = 50_000;
    private const int FewCalls = 200;
    private BenchmarkGuard _guard = null!;
    private BenchmarkGuard _manyTools = null!;
    private Kernel _raw = null!;
    private KernelFunction _rawFunction = null!;
    private KernelFunction _rawStream = null!;
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
        if (Invoke(_guard.Kernel, _guard.Function("GetTicket")) != "T-1" || Invoke(_guard.Kernel, _guard.Function("CloseTicket")) != "T-1" || Invoke(_guard.Kernel, _guard.Function("Forbidden")) == "T-1")
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

    [IterationSetup]
    public void Fresh() => _guard.Renew();

    [Benchmark(Baseline = true, OperationsPerInvoke = Burst)]
    public Task Raw() => RepeatAsync(_raw, _rawFunction, Burst);

    [Benchmark(OperationsPerInvoke = Burst)]
    public Task GuardedRoutine() => RepeatAsync(_guard.Kernel, _guard.Function("GetTicket"), Burst);

    [Benchmark(OperationsPerInvoke = Burst)]
    public Task Denied() => RepeatAsync(_guard.Kernel, _guard.Function("Forbidden"), Burst);

    [Benchmark(OperationsPerInvoke = FewCalls)]
    public Task GuardedElevated() => RepeatAsync(_guard.Kernel, _guard.Function("CloseTicket"), FewCalls);

    [Benchmark(OperationsPerInvoke = Burst)]
    public Task RawStream() => ReadAsync(_rawStream, _raw);

    [Benchmark(OperationsPerInvoke = Burst)]
    public Task GuardedStream() => ReadAsync(_guard.Function("Stream"), _guard.Kernel);

    [Benchmark(OperationsPerInvoke = 2 * Burst)]
    public Task GuardedRoutineOnTwoCores() => Task.WhenAll(
        Task.Run(() => RepeatAsync(_guard.Kernel, _guard.Function("GetTicket"), Burst)),
        Task.Run(() => RepeatAsync(_guard.Kernel, _guard.Function("GetTicket"), Burst)));

    [Benchmark(OperationsPerInvoke = FewCalls)]
    public void CreateKernelWith50Tools()
    {
        // A session makes its functions once; the row is a new session with its first kernel.
        for (int i = 0; i < FewCalls; i++)
        {
            Sessions.AgentSession session = _manyTools.Agents.BeginSessionAsync("helpdesk", BenchmarkGuard.Subject).AsTask().GetAwaiter().GetResult();
            session.CreateKernel();
            session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    [Benchmark(OperationsPerInvoke = FewCalls)]
    public void Fsync()
    {
        for (int i = 0; i < FewCalls; i++)
        {
            RandomAccess.Write(_file, _line, _offset);
            _offset += _line.Length;
            RandomAccess.FlushToDisk(_file);
        }
    }

    private static async Task RepeatAsync(Kernel kernel, KernelFunction function, int times)
    {
        for (int i = 0; i < times; i++)
            await kernel.InvokeAsync(function, Arguments());
    }

    private static async Task ReadAsync(KernelFunction function, Kernel kernel)
    {
        for (int i = 0; i < Burst; i++)
        {
            await foreach (string _ in function.InvokeStreamingAsync<string>(kernel, new KernelArguments { ["id"] = "T-1" }))
            {
            }
        }
    }
}
