using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>Reads tools from a plugin's functions.</summary>
internal static partial class ToolDescriptions
{
    public static string NameOf(string? plugin, string function) => string.IsNullOrEmpty(plugin) ? function : $"{plugin}-{function}";

    public static IEnumerable<ToolDescriptor> Of(KernelPlugin plugin, PluginAccessBuilder access, ICollection<string> problems)
    {
        var tools = new List<ToolDescriptor>();
        foreach (KernelFunction function in plugin)
        {
            string name = NameOf(plugin.Name, function.Name);
            try
            {
                var attribute = function.UnderlyingMethod?.GetCustomAttribute<ToolAccessAttribute>(inherit: true);
                if (access.Find(function.Name) is { } declared)
                {
                    declared.Validate();
                    if (attribute is not null)
                        problems.Add($"Tool '{name}' says what it needs twice, in [ToolAccess] and in code; keep one, or one of them could quietly lower the other.");
                }
                else if (attribute is not null)
                    declared = ToolAccess.From(attribute);
                else
                {
                    problems.Add($"Tool '{name}' does not say what it needs. Put [ToolAccess(\"scope\", Tier = …)] on the method, or declare it with p.Tool(\"{function.Name}\").Access(new ToolAccess(\"scope\")).");
                    continue;
                }

                if (ToolMethod.Takes(function, typeof(KernelFunction)) && InnerFunction.MethodOf(function) is null)
                    problems.Add($"Tool '{name}' takes a KernelFunction, and with Semantic Kernel {typeof(Kernel).Assembly.GetName().Version} the guard cannot keep it from getting the unguarded one. Take a Kernel instead, and look the function up in its plugins.");
                tools.Add(new ToolDescriptor(name, function.Description, declared, ParametersOf(function), function.JsonSerializerOptions));
            }
            catch (ArgumentException exception)
            {
                problems.Add($"Tool '{name}': {exception.Message}");
            }
        }

        foreach (string missing in access.NamesNotIn(plugin))
            problems.Add($"Plugin '{plugin.Name}' has no function '{missing}' (it has: {string.Join(", ", plugin.Select(static f => f.Name))}).");
        return tools;
    }

    private static List<ToolParameter> ParametersOf(KernelFunction function)
    {
        ParameterInfo[] method = function.UnderlyingMethod?.GetParameters() ?? [];
        var parameters = new List<ToolParameter>();
        foreach (KernelParameterMetadata metadata in function.Metadata.Parameters)
        {
            ParameterInfo? parameter = method.FirstOrDefault(p => string.Equals(Sanitised().Replace(p.Name ?? "", "_"), metadata.Name, StringComparison.OrdinalIgnoreCase));
            parameters.Add(parameter is null
                ? Described(function, metadata)
                : new ToolParameter(metadata.Name, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null));
        }

        return parameters;
    }

    /// <summary>
    /// A parameter that only the metadata knows. Of these, Semantic Kernel gives a prompt's inputs their defaults; a
    /// method or AI function gets what the caller gave, and the default is documentation (OpenAPI: an empty text).
    /// </summary>
    private static ToolParameter Described(KernelFunction function, KernelParameterMetadata metadata)
    {
        Type type = metadata.ParameterType ?? typeof(object);
        if (Tripwire.IsPrompt(function))
            return new ToolParameter(metadata.Name, type, metadata.DefaultValue is not null, metadata.DefaultValue);

        // Only the body knows how it reads anything but a plain value: the function's serializer need not know the type.
        bool isPlain = !type.IsEnum && Type.GetTypeCode(type) is not (TypeCode.Object or TypeCode.DateTime);
        return new ToolParameter(metadata.Name, isPlain ? type : typeof(object), IsUnbound: true);
    }

    /// <summary>The characters that Semantic Kernel replaces in parameter names.</summary>
    [GeneratedRegex("[^0-9A-Za-z_]")]
    private static partial Regex Sanitised();
}
