using System.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Puts texts together and remembers which part came from which constant.</summary>
internal sealed class TextComposer
{
    private readonly StringBuilder _text = new();
    private readonly List<Segment> _segments = [];
    private Hop? _hops;

    /// <summary>Whether nothing but unknown parts went in.</summary>
    public bool IsUnknown => _segments.Count == 0;

    public bool IsFull => _text.Length > FlowLimits.Text;

    /// <summary>Adds a text; <see langword="null"/> is one that is not known.</summary>
    public void Add(FlowValue? part)
    {
        if (part is null)
        {
            _text.Append(CredentialValue.Unknown);
            return;
        }

        foreach (Segment segment in part.Segments)
            _segments.Add(segment with { Start = segment.Start + _text.Length });
        _text.Append(part.Text);
        _hops = Hop.Join(_hops, part.Hops);
    }

    public void Add(string text) => _text.Append(text);

    public FlowValue Build() => new(_text.ToString(), [.. _segments], _hops, binary: false);

    /// <summary>Fills the places of a composite format.</summary>
    public static FlowValue? Format(FlowValue format, List<FlowValue?> arguments)
    {
        var composer = new TextComposer();
        string text = format.Text;
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
                continue;
            composer.AddPiece(format, from, i - from);
            from = i + 1;
            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                composer.Add(text.Substring(i, 1));
                from = ++i + 1;
                continue;
            }

            int end = text.IndexOf('}', i);
            if (text[i] == '}' || end < 0)
                return null;
            int number = ElementsNode.Ordinal(text.Substring(i + 1, LengthOfNumber(text, i + 1)));
            composer.Add(number >= 0 && number < arguments.Count ? arguments[number] : null);
            i = end;
            from = end + 1;
        }

        composer.AddPiece(format, from, text.Length - from);
        composer._hops = Hop.Join(composer._hops, format.Hops);
        return composer.IsFull ? null : composer.Build();
    }

    private static int LengthOfNumber(string text, int from)
    {
        int end = from;
        while (end < text.Length && text[end] is >= '0' and <= '9')
            end++;
        return end - from;
    }

    private void AddPiece(FlowValue whole, int start, int length)
    {
        if (length == 0)
            return;
        foreach (Segment segment in whole.Segments)
        {
            int first = Math.Max(segment.Start, start), last = Math.Min(segment.Start + segment.Length, start + length);
            if (first < last)
                _segments.Add(new Segment(segment.Constant, _text.Length + first - start, last - first));
        }

        _text.Append(whole.Text, start, length);
    }

}
