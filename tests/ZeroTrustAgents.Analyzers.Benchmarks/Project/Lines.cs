using System.Text;

namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>One file in the making.</summary>
internal sealed class Lines
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public int Count { get; private set; }

    public Lines Add(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        Count++;
        return this;
    }

    public Lines Open(string line)
    {
        Add(line).Add("{");
        _depth++;
        return this;
    }

    public Lines Close(string end = "}")
    {
        _depth--;
        return Add(end);
    }

    public override string ToString() => _text.ToString();
}
