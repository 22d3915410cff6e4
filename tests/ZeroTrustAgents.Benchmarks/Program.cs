using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ZeroTrustAgents.Benchmarks;

// All rows come from one process and one run, because only ratios within a run mean anything on shared machines.
//   dotnet run -c Release --project tests/ZeroTrustAgents.Benchmarks             prints the table
//   dotnet run -c Release --project tests/ZeroTrustAgents.Benchmarks -- --check  exits with 1 when a ratio is missed
//   ... -- --short                                                               fewer iterations, for CI
bool shortRun = args.Contains("--short");
Job job = Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput)
    .WithWarmupCount(shortRun ? 3 : 8)
    .WithIterationCount(shortRun ? 5 : 20);
IConfig config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
    .AddColumn(TargetMethodColumn.Method, StatisticColumn.Mean, StatisticColumn.Median, StatisticColumn.StdDev)
    .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Metrics)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default)
    .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableOptimizationsValidator);
Summary[] summaries = BenchmarkRunner.Run(
    [
        BenchmarkConverter.TypeToBenchmarks(typeof(GuardedCallBenchmarks), config),
        BenchmarkConverter.TypeToBenchmarks(typeof(DecisionBenchmarks), config),
        BenchmarkConverter.TypeToBenchmarks(typeof(TokenBenchmarks), config),
    ]);
return args.Contains("--check") ? Check.Run(summaries) : 0;
