using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ZeroTrustAgents.Benchmarks;

// All rows come from one process and one run, because only ratios within a run mean anything on shared machines.
//   dotnet run -c Release --project tests/ZeroTrustAgents.Benchmarks             prints the table
//   dotnet run -c Release --project tests/ZeroTrustAgents.Benchmarks -- --check  exits with 1 when a bar is missed, also when its rows are measured once more
//   ... -- --short                                                               fewer iterations, for CI
//   ... -- --only NAME                                                           the rows of the classes whose name holds NAME
//   ... -- --memory DIRECTORY [RECORDS]                                          memory of the audit log at each power of ten, 10^7 by default
if (args is ["--memory", string directory, ..])
    return AuditMemory.Run(directory, args.Length > 2 ? long.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10_000_000);
bool shortRun = args.Contains("--short");
Job job = Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput)
    .WithWarmupCount(shortRun ? 3 : 8)
    .WithIterationCount(shortRun ? 5 : 20);
Type[] all = [typeof(GuardedCallBenchmarks), typeof(AuditBenchmarks), typeof(AuditLogBenchmarks), typeof(DecisionBenchmarks), typeof(TokenBenchmarks), typeof(InspectionBenchmarks), typeof(ContextBenchmarks)];
int only = Array.IndexOf(args, "--only");
if (only >= 0)
    all = [.. all.Where(t => t.Name.Contains(args[only + 1], StringComparison.OrdinalIgnoreCase))];
Summary[] summaries = Run(static _ => true);
return args.Contains("--check") ? Check.Run(summaries, rows => Run(rows.Contains)) : 0;

Summary[] Run(Func<string, bool> isWanted)
{
    IConfig config = ManualConfig.CreateEmpty()
        .AddJob(job)
        .AddFilter(new SimpleFilter(c => isWanted(Measurements.RowOf(c))))
        .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
        .AddColumn(TargetMethodColumn.Method, StatisticColumn.Min, StatisticColumn.Mean, StatisticColumn.Median, StatisticColumn.StdDev)
        .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Metrics)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableOptimizationsValidator);
    return BenchmarkRunner.Run([.. all.Select(t => BenchmarkConverter.TypeToBenchmarks(t, config)).Where(static r => r.BenchmarksCases.Length > 0)]);
}
