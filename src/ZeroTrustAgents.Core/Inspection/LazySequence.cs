using System.Collections;
using System.Runtime.CompilerServices;

namespace ZeroTrustAgents.Inspection;

/// <summary>
/// Reads sequences that are computed while they are read. Inspected as they are, they would be computed a second time
/// for the caller, who could then get something else than was inspected.
/// </summary>
internal static class LazySequence
{
    private static readonly ConditionalWeakTable<Type, Type> ListTypes = [];

    /// <summary>Puts a lazy sequence into a list of its element type. <see langword="false"/> where it has more than <paramref name="maxItems"/>.</summary>
    public static bool TryRead(ref object result, int maxItems)
    {
        Type list = ListTypes.GetValue(result.GetType(), FindListType);
        if (list == typeof(void))
            return true;
        var items = (IList)Activator.CreateInstance(list)!;
        foreach (object? item in (IEnumerable)result)
        {
            if (items.Count == maxItems)
                return false;
            items.Add(item);
        }

        result = items;
        return true;
    }

    /// <summary>The list to read into; <c>void</c> for what is no sequence, or one that already has all its items.</summary>
    private static Type FindListType(Type type)
    {
        if (!typeof(IEnumerable).IsAssignableFrom(type) || typeof(ICollection).IsAssignableFrom(type))
            return typeof(void);
        Type? element = null;
        foreach (Type contract in type.GetInterfaces().Where(static i => i.IsGenericType))
        {
            Type definition = contract.GetGenericTypeDefinition();
            if (definition == typeof(ICollection<>) || definition == typeof(IReadOnlyCollection<>))
                return typeof(void);
            if (definition == typeof(IEnumerable<>))
                element ??= contract.GenericTypeArguments[0];
        }

        return typeof(List<>).MakeGenericType(element ?? typeof(object));
    }
}
