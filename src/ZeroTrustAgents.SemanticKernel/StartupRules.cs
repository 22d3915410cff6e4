using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
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
            FunctionResult result = InnerFunction.InvokeCoreAsync(probe, new Kernel(), [], CancellationToken.None).AsTask().GetAwaiter().GetResult();
            if (result.GetValue<string>() == "ok")
                return;
        }
        catch (MissingMemberException)
        {
        }

        problems.Add($"Semantic Kernel {typeof(Kernel).Assembly.GetName().Version} does not have the functions that the guard relies on; use a version that this package was tested with.");
    }
}
