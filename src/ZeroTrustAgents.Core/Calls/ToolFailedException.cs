namespace ZeroTrustAgents.Calls;

/// <summary>Stands in for a tool's exception whose message held a credential: hosts show exception messages to models.</summary>
public sealed class ToolFailedException : Exception
{
    internal ToolFailedException(Type original)
        : base($"The tool failed with {original.Name}; the message held a credential and was withheld.")
    {
    }
}
