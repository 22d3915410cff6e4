namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What the samples of the attribution rules have in common.</summary>
internal static class AgentSample
{
    /// <summary>A plugin that declares its access, a client and a session to work with.</summary>
    public const string Plugin = """
        public sealed class Mailbox
        {
            [KernelFunction, ToolAccess("mail:read", Tier = TrustTier.Routine)]
            public string Read(string id) => id;
        }
        """;

    /// <summary>A method around statements, with everything in scope that they may use.</summary>
    public static string Around(string statements) => Plugin + "\n" + $$"""
        public sealed class Host(IChatCompletionService chat, IChatClient client)
        {
            public async Task RunAsync(AgentSession session, Mailbox mailbox, CancellationToken ct)
            {
                await Task.Yield();
                _ = (chat, client);
                {{statements}}
            }
        }
        """;
}
