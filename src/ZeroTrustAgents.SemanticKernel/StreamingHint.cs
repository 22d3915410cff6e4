using System.Collections.Concurrent;
using Microsoft.SemanticKernel;
using ZeroTrustAgents.Calls;

namespace ZeroTrustAgents.SemanticKernel;

/// <summary>Runs the inner function as a stream of the type that the caller asked for.</summary>
internal delegate object InnerStream(KernelFunction inner, Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken);

/// <summary>
/// Tells a guarded function that its caller asked for a stream, and of what: Semantic Kernel says so to filters only,
/// and runs the body later, when the stream is read. A hint for the form of the result; no decision depends on it.
/// </summary>
internal static class StreamingHint
{
    private static readonly AsyncLocal<InnerStream?> Requested = new();
    private static readonly ConcurrentDictionary<Type, Func<object, object>?> Wrappers = new();

    /// <summary>Makes the stream announce itself to the body when it is read.</summary>
    public static FunctionResult On(KernelFunction function, FunctionResult result)
    {
        object? stream = result.GetValue<object>();
        return stream is not null && Wrappers.GetOrAdd(stream.GetType(), static t => StreamTypes.FactoryFor<Func<object, object>>(t, typeof(Announcing<>), nameof(Announcing<int>.Wrap))) is { } wrap
            ? new FunctionResult(function, wrap(stream), result.Culture, result.Metadata)
            : result;
    }

    /// <summary>The request, if there is one; taken, so that tools called by this one do not inherit it.</summary>
    public static InnerStream? Take()
    {
        InnerStream? requested = Requested.Value;
        if (requested is not null)
            Requested.Value = null;
        return requested;
    }

    private sealed class Announcing<T>(IAsyncEnumerable<T> source) : IAsyncEnumerable<T>
    {
        public static Announcing<T> Wrap(object source) => new Announcing<T>((IAsyncEnumerable<T>)source);

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Enumerator(source.GetAsyncEnumerator(cancellationToken));

        private sealed class Enumerator(IAsyncEnumerator<T> source) : IAsyncEnumerator<T>
        {
            public T Current => source.Current;

            public async ValueTask<bool> MoveNextAsync()
            {
                Requested.Value = static (inner, kernel, arguments, cancellationToken) =>
                    InnerFunction.InvokeStreamingCoreAsync<T>(inner, kernel, arguments, cancellationToken);
                return await source.MoveNextAsync().ConfigureAwait(false);
            }

            public ValueTask DisposeAsync() => source.DisposeAsync();
        }
    }
}
