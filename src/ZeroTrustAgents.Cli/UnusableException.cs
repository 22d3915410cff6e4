namespace ZeroTrustAgents.Cli;

/// <summary>The command cannot be carried out as it was given. The message is for the user, on one line.</summary>
internal sealed class UnusableException(string message) : Exception(message);
