using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Registration;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>A kernel or plugin registered beside the guard would be an unguarded way to the same tools.</summary>
internal sealed class NoUnguardedRegistrations(IServiceCollection services) : IStartupRule
{
    public void Check(ICollection<string> problems)
    {
        foreach (ServiceDescriptor service in services)
        {
            if (service.ServiceType == typeof(Kernel) || service.ServiceType == typeof(KernelPlugin) || service.ServiceType == typeof(KernelPluginCollection))
                problems.Add($"{service.ServiceType.Name} is registered in the services: it would run functions without the guard. Remove it (AddKernel, AddSingleton<KernelPlugin>), register plugins with AddSemanticKernel, and take the kernel from session.CreateKernel().");
        }
    }
}

/// <summary>Checks at start-up, and not at the first call, that this version of Semantic Kernel still has what the guard uses.</summary>
internal sealed class SupportedSemanticKernel : IStartupRule
{
    public void Check(ICollection<string> problems)
    {
        try
        {
            KernelFunction probe = KernelFunctionFactory.CreateFromMethod(static () => "ok", "probe");
            var kernel = new Kernel();
            kernel.Plugins.AddFromFunctions("probes", [probe]);
            FunctionResult result = InnerFunction.InvokeCoreAsync(probe, kernel, [], CancellationToken.None).AsTask().GetAwaiter().GetResult();
            if (result.GetValue<string>() == "ok" && ReferenceEquals(CallKernel.Of(kernel, new LiveCalls(), 1).Data, kernel.Data))
                return;
        }
        catch (Exception exception) when (exception is MissingMemberException or InvalidCastException)
        {
        }

        problems.Add($"Semantic Kernel {typeof(Kernel).Assembly.GetName().Version} does not have the functions that the guard relies on; use a version that this package was tested with.");
    }
}
