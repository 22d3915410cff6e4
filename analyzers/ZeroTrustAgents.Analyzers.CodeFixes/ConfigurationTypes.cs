using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Knows the configuration and what gives one.</summary>
internal sealed class ConfigurationTypes
{
    public const string Namespace = "Microsoft.Extensions.Configuration";
    public const string Name = "IConfiguration";

    private readonly INamedTypeSymbol? _configuration;

    public ConfigurationTypes(Compilation compilation)
    {
        foreach (INamedTypeSymbol type in compilation.GetTypesByMetadataName(Namespace + "." + Name))
            _configuration ??= type;
    }

    /// <summary>Whether the package is referenced.</summary>
    public bool Exist => _configuration is not null;

    /// <summary>What to write behind a value of the type to have the configuration: nothing, or <c>.Configuration</c>; null where it has none.</summary>
    public string? Access(ITypeSymbol? type)
    {
        if (_configuration is null || type is null)
            return null;
        if (IsConfiguration(type))
            return "";

        // WebApplicationBuilder, HostApplicationBuilder, HostBuilderContext, WebApplication; not anything of a similar name.
        for (ITypeSymbol? t = type; t is not null && t.SpecialType != SpecialType.System_Object; t = t.BaseType)
        {
            if (HasConfiguration(t))
                return ".Configuration";
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (type.TypeKind == TypeKind.Interface && HasConfiguration(implemented))
                return ".Configuration";
        }

        return null;
    }

    private bool HasConfiguration(ITypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers("Configuration"))
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public } property && IsConfiguration(property.Type))
                return true;
        }

        return false;
    }

    /// <summary>A section is a configuration whose keys stand elsewhere, so it does not count.</summary>
    private bool IsConfiguration(ITypeSymbol type)
    {
        bool is_ = SymbolEqualityComparer.Default.Equals(type, _configuration);
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.Name == "IConfigurationSection")
                return false;
            is_ |= SymbolEqualityComparer.Default.Equals(implemented, _configuration);
        }

        return is_ && type.Name is not ("IConfigurationSection" or "ConfigurationSection");
    }
}
