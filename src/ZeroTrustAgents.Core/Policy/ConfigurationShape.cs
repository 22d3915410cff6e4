using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>
/// Compares a configuration section with the options it is meant for. The binder leaves out, without a word, a blank
/// number or one value where a list is expected: a condition lost that way would be a wider grant than was written.
/// </summary>
internal static class ConfigurationShape
{
    public static void Check(IConfiguration section, ICollection<string> problems) => Check(section, typeof(ZeroTrustAgentsOptions), "", problems);

    private static void Check(IConfiguration section, Type type, string where, ICollection<string> problems)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        string? value = (section as IConfigurationSection)?.Value;
        Type? item = type.IsGenericType && type.GetGenericTypeDefinition() is { } open && (open == typeof(List<>) || open == typeof(Dictionary<,>)) ? type.GetGenericArguments()[^1] : null;
        bool isOptions = type.Namespace == typeof(ZeroTrustAgentsOptions).Namespace && type.IsClass;
        if (item is null && !isOptions)
            CheckValue(value, children.Length > 0, type, where, problems);
        else if (where.Length > 0 && !string.IsNullOrEmpty(value))
            problems.Add($"{where} is the value '{value}', where {(isOptions ? "keys" : "a list")} belong: write {where}:{(isOptions ? type.GetProperties()[0].Name : type.GetGenericArguments().Length == 2 ? "<name>" : "0")}.");
        foreach (IConfigurationSection child in item is not null || isOptions ? children : [])
        {
            string at = where.Length == 0 ? child.Key : $"{where}:{child.Key}";
            Type? next = item ?? type.GetProperty(child.Key, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)?.PropertyType;
            if (next is null)
                problems.Add($"{at}: '{child.Key}' is not a known key (known: {string.Join(", ", type.GetProperties().Select(static p => p.Name))}).");
            else
                Check(child, next, at, problems);
            if (item is not null && type.GetGenericArguments() is [{ IsEnum: true } key, _])
                CheckValue(child.Key, false, key, at, problems);
        }
    }

    private static void CheckValue(string? value, bool hasChildren, Type type, string where, ICollection<string> problems)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (hasChildren)
            problems.Add($"{where} has keys below it, where one value belongs.");
        if (type == typeof(string) || value is null)
            return;
        try
        {
            // The binder reads a blank as "not set", converters as their type's least value; the writer meant neither.
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            object? read = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);

            // Of flags, what has no name is shown as a number.
            if (type.IsEnum && !char.IsLetter(read!.ToString()![0]))
                problems.Add($"{where}: '{value}' is not one of {string.Join(", ", Enum.GetNames(type))}.");
        }
        catch (Exception)
        {
            problems.Add($"{where}: '{value}' cannot be read as {(type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(type)) : type.Name)}; correct it or leave the key out.");
        }
    }
}
