namespace ZeroTrustAgents.Calls;

/// <summary>Recognises asynchronous streams by their type, and makes the factory of a wrapper for their items.</summary>
internal static class StreamTypes
{
    /// <summary>The static method <paramref name="create"/> of <paramref name="wrapper"/>, closed over what <paramref name="type"/> streams; <see langword="null"/> when it streams nothing.</summary>
    public static TFactory? FactoryFor<TFactory>(Type type, Type wrapper, string create)
        where TFactory : Delegate
    {
        Type? streamed = type.GetInterfaces().FirstOrDefault(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        return streamed is null ? null : wrapper.MakeGenericType(streamed.GetGenericArguments()).GetMethod(create)!.CreateDelegate<TFactory>();
    }
}
