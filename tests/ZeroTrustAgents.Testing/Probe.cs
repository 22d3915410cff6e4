using System.Collections.Concurrent;

namespace ZeroTrustAgents.Testing;

/// <summary>What the bodies of the probe tools report, and what they are told to do. One per test.</summary>
public sealed class Probe
{
    private readonly ConcurrentQueue<string> _executions = new();

    /// <summary>Every execution of a body: the tool and the argument it was run with.</summary>
    public IReadOnlyCollection<string> Executions => _executions;

    /// <summary>Runs inside the body, after it reported its execution.</summary>
    public Func<string, CancellationToken, Task>? InsideBody { get; set; }

    public Task RunAsync(string tool, string argument, CancellationToken cancellationToken)
    {
        _executions.Enqueue($"{tool}({argument})");
        return InsideBody?.Invoke(tool, cancellationToken) ?? Task.CompletedTask;
    }
}
