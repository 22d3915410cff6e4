using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Registration;
using ZeroTrustAgents.SemanticKernel;
using ZeroTrustAgents.Sessions;
using ZeroTrustAgents.Tools;

namespace Microsoft.Extensions.DependencyInjection
{
    /// <summary>Registers Semantic Kernel plugins with the guard.</summary>
    public static class ZeroTrustAgentsSemanticKernelExtensions
    {
        /// <summary>Adds plugins whose functions agents may call, every call guarded. May be called several times.</summary>
        /// <param name="builder">The builder.</param>
        /// <param name="configure">Adds the plugins.</param>
        public static ZeroTrustAgentsBuilder AddSemanticKernel(this ZeroTrustAgentsBuilder builder, Action<SemanticKernelBuilder> configure)
        {
            ArgumentNullException.ThrowIfNull(builder);
            ArgumentNullException.ThrowIfNull(configure);
            IServiceCollection services = builder.Services;
            var catalog = services.LastOrDefault(static d => d.ServiceType == typeof(PluginCatalog))?.ImplementationInstance as PluginCatalog;
            if (catalog is null)
            {
                services.AddSingleton(catalog = new PluginCatalog());
                services.AddSingleton<IToolSource>(catalog);
                services.AddSingleton<IStartupRule>(new NoUnguardedRegistrations(services));
                services.AddSingleton<IStartupRule, SupportedSemanticKernel>();
                services.TryAddScoped<SessionKernel>();
            }

            configure(new SemanticKernelBuilder(services, catalog));
            return builder;
        }
    }
}

namespace ZeroTrustAgents
{
    /// <summary>Semantic Kernel's view of a session.</summary>
    public static class AgentSessionSemanticKernelExtensions
    {
        /// <summary>
        /// Creates a kernel that holds the session's guarded functions only. AI services and filters come from the
        /// session's services. Each call returns a new kernel; guarded functions work in this session's kernels only.
        /// </summary>
        /// <exception cref="AgentAccessException">The session has ended.</exception>
        public static Kernel CreateKernel(this AgentSession session)
        {
            ArgumentNullException.ThrowIfNull(session);
            return SessionKernel.Of(session).Create();
        }

        /// <summary>
        /// Guards a plugin that was not known at start-up. Add the returned plugin to the session's kernel; adding the
        /// original one is refused.
        /// </summary>
        /// <param name="session">The session.</param>
        /// <param name="plugin">The plugin.</param>
        /// <param name="access">Declares access for functions without <c>[ToolAccess]</c>.</param>
        /// <exception cref="AgentAccessException">A tool called it.</exception>
        /// <exception cref="Policy.PolicyException">A function does not say what it needs, or does not fit the agent's grants.</exception>
        public static KernelPlugin Guard(this AgentSession session, KernelPlugin plugin, Action<PluginAccessBuilder>? access = null)
        {
            ArgumentNullException.ThrowIfNull(session);
            ArgumentNullException.ThrowIfNull(plugin);
            return SessionKernel.Of(session).Guard(plugin, SemanticKernelBuilder.Declared(access));
        }
    }
}
