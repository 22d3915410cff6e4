namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA2005.</summary>
public sealed class UnguardedPluginTests
{
    [Fact]
    public Task Plugin_AddedDirectly_IsReported() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around("""
        Kernel k = session.CreateKernel();
        [|k.Plugins.AddFromType<Mailbox>()|];
        [|k.Plugins.AddFromObject(mailbox)|];
        [|k.ImportPluginFromType<Mailbox>("M")|];
        [|k.ImportPluginFromObject(mailbox, "N")|];
        [|k.Plugins.Add(KernelPluginFactory.CreateFromObject(mailbox))|];
        IKernelBuilder builder = Kernel.CreateBuilder();
        [|builder.Plugins.AddFromType<Mailbox>()|];
        [|builder.Plugins.AddFromObject(mailbox)|];
        _ = new ServiceCollection().AddKernel() is { } added ? [|added.Plugins.AddFromType<Mailbox>()|] : null;
        """));

    [Fact]
    public Task Plugin_GuardedByTheSession_IsNot() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(AgentSample.Around("""
        Kernel k = session.CreateKernel();
        k.Plugins.Add(session.Guard(KernelPluginFactory.CreateFromObject(mailbox)));
        KernelPlugin guarded = session.Guard(KernelPluginFactory.CreateFromType<Mailbox>());
        k.Plugins.Add(guarded);
        k.ImportPluginFromPromptDirectory("prompts");
        """) + """

        public static class Registration
        {
            public static void Add(ZeroTrustAgentsBuilder agents) =>
                agents.AddSemanticKernel(k => k.AddPlugin<Mailbox>("Mailbox").AddPlugin(KernelPluginFactory.CreateFromType<Mailbox>("Other")));
        }
        """);

    [Fact]
    public Task Plugin_OfSomebodyElse_IsReported() => Marked.CheckAgentsAsync<UnattributedCallAnalyzer>(
        "public class A { public void Add(Kernel k, KernelPlugin p) => [|k.Plugins.Add(p)|]; }");
}
