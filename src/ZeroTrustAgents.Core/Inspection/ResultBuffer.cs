using System.Buffers;

namespace ZeroTrustAgents.Inspection;

/// <summary>A pooled buffer that ends the serialisation of a result as soon as it is larger than it may be.</summary>
internal sealed class ResultBuffer(long limit) : IBufferWriter<byte>, IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024);
    private int _written;

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _written);

    /// <summary>Whether the limit was passed; the content is then incomplete.</summary>
    public bool IsOverLimit { get; private set; }

    public void Advance(int count)
    {
        _written += count;
        if (_written <= limit)
            return;
        IsOverLimit = true;
        // The only way out of a serialiser; the inspector catches it.
        throw new InvalidOperationException("The result is larger than its limit.");
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        int needed = checked(_written + Math.Max(sizeHint, 256));
        if (needed > _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(2L * _buffer.Length, Array.MaxLength)));
            _buffer.AsSpan(0, _written).CopyTo(larger);
            Release();
            _buffer = larger;
        }

        return _buffer.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        Release();
        _buffer = [];
        _written = 0;
    }

    /// <summary>Results may be personal data: nothing of them stays in the pool, not even what a writer had not reported yet.</summary>
    private void Release() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
}
