using ZeroTrustAgents.Cli;
using ZeroTrustAgents.Cli.Terminals;

return await CommandLine.RunAsync(args, Terminal.OfProcess()).ConfigureAwait(false);
