using System.Buffers;
using System.Text;
using System.Text.Json;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Inspection;

namespace ZeroTrustAgents.Context;

/// <summary>
/// What a session, its children and those it was resumed from have seen: labels, what trusted voices said, and where everything else came from.
/// Thread-safe. Reading costs a label and a reference: results are looked at when a call asks where its arguments came from.
/// </summary>
internal sealed class SessionContext
{
    /// <summary>Text of the subject that goes along when a session is saved.</summary>
    private const int LongestSaved = 64 * 1024;

    /// <summary>Characters of results that wait to be looked at: 4 MB. Of what comes then, the oldest goes: a trusted one is looked at, of another nobody will know where it came from.</summary>
    private const int LongestPending = 2 * 1024 * 1024;

    /// <summary>What a result that waits takes besides its characters, in characters.</summary>
    private const int PendingOverhead = 64;

    private static readonly SearchValues<char> NotOfNames = SearchValues.Create("@./:0123456789");

    private readonly Lock _lock = new();
    private readonly KnownValues _subject = new();
    private readonly KnownValues _facts = new();
    private readonly KnownValues _trusted = new();
    private readonly SeenResults _seen = new();
    private readonly List<string> _spoken = [];
    private readonly Queue<PendingResult> _pending = new();
    private int _pendingLength;
    private int _labels;

    private readonly record struct PendingResult(string Text, bool IsJson, ContextPlan Plan, string Tool, long Call);

    public ContextLabels Labels => (ContextLabels)Volatile.Read(ref _labels);

    /// <summary>The subject's words, newest last, for a session that is saved.</summary>
    public string[] Spoken
    {
        get
        {
            lock (_lock)
            {
                int from = _spoken.Count, length = 0;
                while (from > 0 && (length += _spoken[from - 1].Length) <= LongestSaved)
                    from--;
                return [.. _spoken.Skip(from)];
            }
        }
    }

    public void Add(ContextLabels labels)
    {
        if ((Volatile.Read(ref _labels) & (int)labels) != (int)labels)
            Interlocked.Or(ref _labels, (int)labels);
    }

    public void AddSubjectText(string text)
    {
        lock (_lock)
        {
            _subject.Add(text);
            _spoken.Add(text);
        }
    }

    public void AddFact(string value)
    {
        lock (_lock)
            _facts.Add(value);
    }

    /// <summary>Takes in what a call hands out; a text is kept as it is.</summary>
    public void Observe(ToolCall call, in InspectedResult result)
    {
        // A truth, a number or a time carries nobody's words.
        if (result.Value is null or bool or Enum or DateTime or DateTimeOffset or TimeSpan or Guid or int or long or short or byte or double or float or decimal)
            return;
        string text = result.Json is { } json ? Encoding.UTF8.GetString(json) : result.Value as string ?? TextOf(result.Value);
        Observe(call.Tool.Context, call, text, result.Json is not null);
    }

    /// <summary>Takes in what a tool's exception says: hosts show it to the model. It is no result, and often says what the model gave: nothing of it is trusted.</summary>
    public void Observe(ToolCall call, Exception exception)
    {
        ContextPlan plan = call.Tool.Context;
        if (plan.IsTrusted)
            Add(plan.Exposes);
        else
            Observe(plan, call, TextOf(exception), isJson: false);
    }

    /// <summary>Takes in a piece of a stream.</summary>
    public void ObservePiece(ToolCall call, object? piece) => Observe(call.Tool.Context, call, piece as string ?? (piece is null ? "" : TextOf(piece)), isJson: false);

    private static string TextOf(object value)
    {
        try
        {
            return value switch
            {
                Exception exception => exception.Message,
                char[] text => new string(text),
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                ReadOnlyMemory<byte> bytes => Encoding.UTF8.GetString(bytes.Span),
                _ => value.ToString() ?? "",
            };
        }
        catch (Exception)
        {
            return ""; // what it says is not known; that something was said is
        }
    }

    private void Observe(ContextPlan plan, ToolCall call, string text, bool isJson)
    {
        Add(plan.Exposes);

        // Of a text as short as this nobody could tell where it went.
        if (text.Length == 0 || (text.Length < Fingerprints.Run && !plan.IsTrusted && !isJson))
            return;
        lock (_lock)
        {
            _pending.Enqueue(new PendingResult(text, isJson, plan, call.Tool.Descriptor.Name, call.Number));
            _pendingLength += text.Length + PendingOverhead;
            while (_pendingLength > LongestPending)
                TakeNext(forget: true);
        }
    }

    /// <summary>Where a value came from: the least trusted of its parts, and the result that this part was found in. <see langword="null"/> for a value that says nothing.</summary>
    /// <param name="canonicalJson">The value.</param>
    /// <param name="source">The result.</param>
    /// <param name="isMap">Whether the names of its members are data.</param>
    public Provenance? Find(ReadOnlySpan<byte> canonicalJson, out ResultSource? source, bool isMap = false)
    {
        lock (_lock)
        {
            while (_pending.Count > 0)
                TakeNext(forget: false);
            source = null;
            Provenance? worst = null;
            var reader = new Utf8JsonReader(canonicalJson, new JsonReaderOptions { MaxDepth = int.MaxValue });
            while (worst is not Provenance.UntrustedResult && reader.Read())
            {
                if (TextOf(ref reader, isMap) is not { } text || string.IsNullOrWhiteSpace(text))
                    continue;
                Provenance of = OfText(text, out ResultSource? from);
                if (worst is null || Trust(of) < Trust(worst.Value))
                    (worst, source) = (of, from);
            }

            return worst;
        }
    }

    /// <summary>A text or a number. The name of a member is one if it is not a name: of a map it may say where something goes.</summary>
    private static string? TextOf(ref Utf8JsonReader reader, bool isMap)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.PropertyName:
                return reader.GetString() is { } name && ((isMap && reader.CurrentDepth == 1) || name.AsSpan().ContainsAny(NotOfNames)) ? name : null;
            case JsonTokenType.String:
                // What JSON numbers cannot hold is a text with a mark.
                ReadOnlySpan<byte> raw = reader.ValueSpan;
                int mark = raw.StartsWith(CanonicalJson.NumberPrefix) ? CanonicalJson.NumberPrefix.Length : raw.StartsWith(CanonicalJson.TextPrefix) ? CanonicalJson.TextPrefix.Length : 0;
                return reader.GetString()![mark..];
            default:
                return null;
        }
    }

    private Provenance OfText(string text, out ResultSource? source)
    {
        source = null;
        if (Known(text) is { } known)
            return known;

        // A list in one text: "a@contoso.example, b@contoso.example". Every part has to be known.
        if (text.AsSpan().ContainsAny(',', ';', '\n'))
        {
            Provenance? least = null;
            foreach (string part in text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (Known(part) is not { } of)
                {
                    least = null;
                    break;
                }

                if (least is null || Trust(of) < Trust(least.Value))
                    least = of;
            }

            if (least is { } all)
                return all;
        }

        source = _seen.Find(text);
        return source is null ? Provenance.Model : Provenance.UntrustedResult;
    }

    private Provenance? Known(string text) =>
        _subject.Contains(text) ? Provenance.Subject : _facts.Contains(text) ? Provenance.Facts : _trusted.Contains(text) ? Provenance.TrustedResult : null;

    private static int Trust(Provenance provenance) => provenance switch
    {
        Provenance.Subject => 4,
        Provenance.Facts => 3,
        Provenance.TrustedResult => 2,
        Provenance.Model => 1,
        _ => 0,
    };

    private void TakeNext(bool forget)
    {
        PendingResult next = _pending.Dequeue();
        _pendingLength -= next.Text.Length + PendingOverhead;
        if (next.Plan.IsTrusted)
        {
            foreach (string value in next.IsJson ? JsonWords.Of(next.Text) : [next.Text])
                _trusted.Add(value);
            return;
        }

        if (next.IsJson)
        {
            foreach (string value in JsonWords.Fields(next.Text, next.Plan.TrustedFields))
                _trusted.Add(value);
        }

        if (!forget)
            _seen.Add(next.Text, next.IsJson, new ResultSource(next.Tool, next.Call, ""));
    }
}
