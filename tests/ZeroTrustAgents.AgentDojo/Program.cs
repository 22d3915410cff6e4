using ZeroTrustAgents.AgentDojo;

// Replays recorded tool calls of AgentDojo, honest and under attack, through the guard. See docs/agentdojo.md.
if (args is not ["--data", var directory, .. var rest] || rest is not ([] or ["--policy", _]))
{
    Console.Error.WriteLine("Usage: --data DIRECTORY [--policy FILE]. The directory holds agentdojo-SUITE.json and agentdojo-SUITE-pairs.json; without --policy, the program's own of the suite's name holds, or none.");
    return 2;
}

bool allStopped = true;
foreach (Suite suite in Suite.LoadAll(directory))
{
    SuiteReport report = await SuiteReport.RunAsync(suite, SuitePolicy.For(suite.Name, rest is [_, var policy] ? policy : null));
    report.Write(Console.Out);
    allStopped &= report.Missed.Count == 0 && report.Denied.Count == 0;
}

return allStopped ? 0 : 1;
