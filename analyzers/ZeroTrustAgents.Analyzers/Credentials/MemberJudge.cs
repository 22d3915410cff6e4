using System.Text;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;
using EmbeddedText = ZeroTrustAgents.Credentials.EmbeddedText;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Judges the targets of a member, or those left at the end of the compilation, and keeps one finding a place.</summary>
internal sealed class MemberJudge(CompilationScope scope, ValueGraph graph, Dispatch? dispatch)
{
    /// <summary>Compositions are many and few of them matter.</summary>
    private const int TextWork = 200;

    /// <summary>Takes the place of a part that is not known, where values in a text are looked for: something that could be a value everywhere.</summary>
    private const string StandIn = "Zq8vTn3xWk5R";

    private readonly Evaluator _evaluator = new(graph, dispatch);
    private readonly Evaluator _constants = new(graph, dispatch, constantsOnly: true);
    private Dictionary<SourcePosition, List<Finding>>? _findings;

    /// <summary>Targets that members not seen yet may give a value to.</summary>
    public List<Target> Open { get; } = [];

    /// <summary>Texts with parts that stand in members not seen yet.</summary>
    public List<ComposedNode> OpenTexts { get; } = [];

    public bool HasFindings => _findings is not null;

    /// <summary>For each place, the findings there, the most telling first: it may turn out that the constant never arrives.</summary>
    public IEnumerable<List<Finding>> Findings
    {
        get
        {
            if (_findings is null)
                yield break;
            var places = new List<SourcePosition>(_findings.Keys);
            places.Sort();
            foreach (SourcePosition place in places)
            {
                List<Finding> findings = _findings[place];
                findings.Sort(static (a, b) => a.CompareTo(b));
                yield return findings;
            }
        }
    }

    public void Add(Target target)
    {
        foreach (FlowValue value in _evaluator.Evaluate(target.Node))
        {
            if (Judge.Value(target, value) is { } finding)
                Add(finding);
        }

        // A name that says little is judged by what stands there, not by what may come from afar.
        if (_evaluator.IsOpen && target.Evidence > NameEvidence.Weak)
            Open.Add(target);
    }

    /// <summary>Looks into a text made of parts for what no part shows by itself.</summary>
    public void Add(ComposedNode text)
    {
        TreeScope tree = scope.Of(text.At.Tree);
        if (text.Function == TextFunction.Concat)
        {
            AddRow(text, tree);
            return;
        }

        IReadOnlyList<FlowValue> values = _constants.Evaluate(text, TextWork);
        if (_constants.IsOpen)
            OpenTexts.Add(text);
        foreach (FlowValue value in values)
            AddText(value, text, tree);
    }

    public void Add(Finding finding)
    {
        _findings ??= [];
        if (!_findings.TryGetValue(finding.Constant.Position, out List<Finding>? same))
            _findings.Add(finding.Constant.Position, same = []);
        same.Add(finding);
    }

    private void AddRow(ComposedNode text, TreeScope tree)
    {
        var composer = new TextComposer();
        List<(int Start, ValueNode Node)>? unknown = null;
        var filled = new StringBuilder();
        bool open = false;
        foreach (ValueNode part in text.Parts)
        {
            IReadOnlyList<FlowValue> values = _constants.Evaluate(part, TextWork);
            open |= _constants.IsOpen;
            // What may be one or the other is followed for itself.
            FlowValue? value = values.Count == 1 && !_constants.IsOpen ? values[0] : null;
            if (value is null && !ReferenceEquals(part, ValueNode.Unknown))
                (unknown ??= []).Add((filled.Length, part));
            composer.Add(value);
            filled.Append(value?.Text ?? StandIn);
            if (composer.IsFull)
                return;
        }

        if (open)
            OpenTexts.Add(text);
        if (composer.IsUnknown)
            return;
        AddText(composer.Build(), text, tree);
        if (unknown is not null && tree.JudgesTargets)
            AddUnknown(filled.ToString(), unknown, text, tree);
    }

    private void AddText(FlowValue value, ComposedNode node, TreeScope tree)
    {
        string text = value.Text;
        int position = 0;
        if (!value.IsWhole && CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match) && value.Longest(match.Start, match.Length) is { } longest)
            Add(Judge.Format(match, longest, value));
        while (tree.JudgesTargets && EmbeddedText.TryFindNext(text.AsSpan(), ref position, out EmbeddedValue found))
        {
            ReadOnlySpan<char> name = text.AsSpan(found.NameStart, found.NameLength), secret = text.AsSpan(found.ValueStart, found.ValueLength);
            NameEvidence evidence = tree.Options.Configured(name) ?? found.Evidence;
            if (evidence != NameEvidence.None && CredentialValue.IsCredential(secret, name, evidence) && value.Longest(found.ValueStart, found.ValueLength) is { } constant)
                Add(new Finding(CredentialNamedTarget.Descriptor, Judge.NamedRank, constant, Masked.Show(secret), new Target(name.Length == 0 ? LiteralCheck.Nameless : name.ToString(), evidence, node, node.At), value));
        }
    }

    /// <summary>Values inside the text that are one part which is not known here: <c>"…;Password=" + password</c>.</summary>
    private void AddUnknown(string text, List<(int Start, ValueNode Node)> unknown, ComposedNode whole, TreeScope tree)
    {
        int position = 0;
        while (EmbeddedText.TryFindNext(text.AsSpan(), ref position, out EmbeddedValue found))
        {
            if (found.ValueLength != StandIn.Length)
                continue;
            foreach ((int start, ValueNode node) in unknown)
            {
                if (start != found.ValueStart)
                    continue;
                string name = found.NameLength == 0 ? LiteralCheck.Nameless : text.Substring(found.NameStart, found.NameLength);
                NameEvidence evidence = tree.Options.Configured(name.AsSpan()) ?? found.Evidence;
                if (evidence != NameEvidence.None)
                    Add(new Target(name, evidence, node, whole.At));
            }
        }
    }
}
