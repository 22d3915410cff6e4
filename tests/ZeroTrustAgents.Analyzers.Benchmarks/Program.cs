using ZeroTrustAgents.Analyzers.Benchmarks;

// What the analyzers cost, what others cost, and what ours say of a tree of real code. See docs/credentials.md.
return args switch
{
    ["--over", string directory, ..] => await RealCode.RunAsync(directory, args),
    _ => await CostReport.RunAsync(args),
};
