using System.Reflection;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ZeroTrustAgents;
using ZeroTrustAgents.Approvals;
using ZeroTrustAgents.Auditing;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Context;
using ZeroTrustAgents.Inspection;
using ZeroTrustAgents.Policy;
using ZeroTrustAgents.Tokens;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers agents and the parts that serve them. Returned by <c>AddZeroTrustAgents</c>.</summary>
public sealed class ZeroTrustAgentsBuilder
{
    internal ZeroTrustAgentsBuilder(IServiceCollection services, PolicyDefinition definition)
    {
        Services = services;
        Definition = definition;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    internal PolicyDefinition Definition { get; }

    /// <summary>Registers an agent in code. The same id in configuration is an error.</summary>
    /// <param name="id">Unique id: lower-case letters, digits, '.', '_' or '-'.</param>
    /// <param name="configure">Owner, purpose and grants.</param>
    public ZeroTrustAgentsBuilder AddAgent(string id, Action<AgentBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(configure);
        var agent = new AgentBuilder();
        configure(agent);
        Definition.Add(o =>
        {
            if (!o.Agents.TryAdd(id, agent.Options))
                throw new PolicyException([$"Agents:{id} is added twice in code."]);
        });
        return this;
    }

    /// <summary>Registers a resource in code. The same name in configuration is an error.</summary>
    /// <param name="name">The name that <c>[ToolAccess(Audience = …)]</c> uses.</param>
    /// <param name="identifier">The <c>aud</c> of its tokens, an absolute URI.</param>
    /// <param name="address">Its base address.</param>
    /// <param name="allowPrivateNetwork">Whether it is meant to be on a private or loopback address.</param>
    public ZeroTrustAgentsBuilder AddResource(string name, string identifier, string address, bool allowPrivateNetwork = false)
    {
        Definition.Add(o =>
        {
            if (!o.Resources.TryAdd(name, new ResourceOptions { Identifier = identifier, Addresses = { address }, AllowPrivateNetwork = allowPrivateNetwork }))
                throw new PolicyException([$"Resources:{name} is added twice in code."]);
        });
        return this;
    }

    /// <summary>
    /// Accepts only what was reviewed: at start-up, at every change of the configuration and for every tool that is guarded later, an agent, grant, owner,
    /// resource or tool that the <c>AgentCapabilities.txt</c> of the build does not list, or lists only narrower, is refused.
    /// </summary>
    /// <param name="assembly">The assembly into which the file was embedded. Default: the application's (<see cref="Assembly.GetEntryAssembly"/>).</param>
    /// <exception cref="InvalidOperationException">There is no such file, or a line of it cannot be read.</exception>
    public ZeroTrustAgentsBuilder RefuseUnreviewedCapabilities(Assembly? assembly = null)
    {
        Definition.Reviewed = ReviewedCapabilities.Of(assembly ?? Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("The application has no entry assembly: name the one that AgentCapabilities.txt is embedded in."));
        return this;
    }

    /// <summary>Lists people who may approve calls of a tier, by the <c>sub</c> claim of their principal.</summary>
    public ZeroTrustAgentsBuilder AddApprovers(TrustTier tier, params string[] principalIds)
    {
        Definition.Add(o =>
        {
            if (o.Approvers.TryGetValue(tier, out List<string>? approvers))
                approvers.AddRange(principalIds);
            else
                o.Approvers.Add(tier, [.. principalIds]);
        });
        return this;
    }

    /// <summary>Uses another audit log. Replaces the one before.</summary>
    public ZeroTrustAgentsBuilder UseAuditLog<TLog>()
        where TLog : class, IAuditLog
    {
        Services.Replace(ServiceDescriptor.Singleton<IAuditLog, TLog>());
        return this;
    }

    /// <summary>Uses another token broker. Replaces the one before.</summary>
    public ZeroTrustAgentsBuilder UseTokenBroker<TBroker>()
        where TBroker : class, IToolTokenBroker
    {
        Services.Replace(ServiceDescriptor.Singleton<IToolTokenBroker, TBroker>());
        return this;
    }

    /// <summary>Signs tokens in this process: for development, tests and single-process use. Replaces the broker before.</summary>
    /// <param name="configure">Issuer, key file, lifetime, rotation.</param>
    public ZeroTrustAgentsBuilder UseLocalTokenBroker(Action<LocalTokenBrokerOptions>? configure = null)
    {
        LocalTokenBrokerRegistration.Add(Services, configure);
        return this;
    }

    /// <summary>Records every call in files of a directory: append-only, durable from <see cref="TrustTier.Elevated"/> up before the call starts.</summary>
    /// <param name="directory">The directory; created for this account only.</param>
    /// <param name="configure">Sizes and the flush interval.</param>
    public ZeroTrustAgentsBuilder AddFileAuditLog(string directory, Action<FileAuditLogOptions>? configure = null)
    {
        FileAuditLogRegistration.Add(Services, directory, configure);
        return this;
    }

    /// <summary>
    /// Keeps what opens the digests of the audit log (arguments and results, with their salts) in encrypted files, from which it can be erased by session. Without
    /// it nobody can show later what was asked and answered.
    /// </summary>
    /// <param name="directory">The directory; created for this account only. Not that of the audit log.</param>
    /// <param name="configure">Key file, retention, size, and what becomes of calls while the store cannot be written.</param>
    public ZeroTrustAgentsBuilder AddDisclosureStore(string directory, Action<DisclosureOptions>? configure = null)
    {
        DisclosureRegistration.Add(Services, directory, configure);
        return this;
    }

    /// <summary>Hands copies of the file audit log's records to another system.</summary>
    public ZeroTrustAgentsBuilder AddAuditSink<TSink>()
        where TSink : class, IAuditSink
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuditSink, TSink>());
        return this;
    }

    /// <summary>Writes copies of the file audit log's records to the application's logging, from where OpenTelemetry exports them (OTLP).</summary>
    public ZeroTrustAgentsBuilder AddAuditLogging() => AddAuditSink<LoggerAuditSink>();

    /// <summary>Asks for approvals at the console. Its user is one person, listed as an approver for <paramref name="tiers"/>.</summary>
    /// <param name="tiers">Default: <see cref="TrustTier.HighRisk"/>.</param>
    public ZeroTrustAgentsBuilder AddConsoleApprovals(params TrustTier[] tiers)
    {
        ApprovalRegistration.AddConsole(Services, tiers);
        return this;
    }

    /// <summary>Lets code decide approvals, as one authenticated principal listed for <paramref name="tiers"/>.</summary>
    /// <param name="approver">The principal.</param>
    /// <param name="decide">Decides one request.</param>
    /// <param name="tiers">Default: <see cref="TrustTier.HighRisk"/>.</param>
    public ZeroTrustAgentsBuilder AddProgrammaticApprovals(ClaimsPrincipal approver, Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalAnswer>> decide, params TrustTier[] tiers)
    {
        ApprovalRegistration.AddProgrammatic(Services, approver, decide, tiers);
        return this;
    }

    /// <summary>Lets subjects confirm their own <see cref="TrustTier.HighRisk"/> calls with a one-time code (RFC 6238).</summary>
    /// <typeparam name="TStore">Where the subjects' secrets are.</typeparam>
    /// <param name="configure">Step, digits, attempts.</param>
    public ZeroTrustAgentsBuilder AddTotpStepUp<TStore>(Action<TotpOptions>? configure = null)
        where TStore : class, ITotpSecretStore
    {
        Services.TryAddSingleton<ITotpSecretStore, TStore>();
        ApprovalRegistration.AddTotp(Services, configure);
        return this;
    }

    /// <summary>Names secrets of the application that no tool result may carry to the model; they are cut out wherever they turn up.</summary>
    /// <param name="secrets">Keys, passwords, connection strings of 8 characters and more, taken from configuration.</param>
    public ZeroTrustAgentsBuilder ProtectSecrets(params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        foreach (string secret in secrets)
            Services.AddSingleton(new ProtectedSecret(secret));
        return this;
    }

    /// <summary>Asks for facts about the subject whenever a session begins (<see cref="Provenance.Facts"/>): a directory, a list of payees.</summary>
    public ZeroTrustAgentsBuilder AddFacts<TSource>()
        where TSource : class, IFactSource
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IFactSource, TSource>());
        return this;
    }

    /// <summary>Adds an assessor to the pipeline's Assess phase.</summary>
    public ZeroTrustAgentsBuilder AddAssessor<TAssessor>()
        where TAssessor : class, ICallAssessor
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<ICallAssessor, TAssessor>());
        return this;
    }

    /// <summary>Adds a place for alerts to go to, besides the log.</summary>
    public ZeroTrustAgentsBuilder AddAlertSink<TSink>()
        where TSink : class, IAlertSink
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertSink, TSink>());
        return this;
    }
}
