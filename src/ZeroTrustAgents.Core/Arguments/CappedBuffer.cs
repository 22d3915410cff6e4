using System.Buffers;

namespace ZeroTrustAgents.Arguments;

/// <summary>Stops a serializer at a limit: an argument may be a sequence that never ends.</summary>
internal sealed class CappedBuffer(long limit) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public bool IsFull { get; private set; }

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Advance(int count) => _buffer.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Check();
        return _buffer.GetMemory(sizeHint);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Check();
        return _buffer.GetSpan(sizeHint);
    }

    private void Check()
    {
        if (_buffer.WrittenCount <= limit)
            return;
        IsFull = true;
        throw new InvalidOperationException("The argument is too large.");
    }
}
