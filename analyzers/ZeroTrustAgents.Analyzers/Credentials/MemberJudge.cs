using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;
using EmbeddedText = ZeroTrustAgents.Credentials.EmbeddedText;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Judges the targets of a member, or those left at the end of the compilation, and keeps one finding a place.</summary>
internal sealed class MemberJudge(CompilationScope scope, Dispatch? dispatch)
{
    /// <summary>Compositions are many and few of them matter.</summary>
    private const int TextWork = 200;

    private readonly Dictionary<SourcePosition, List<Finding>> _findings = [];
    private readonly Evaluator _evaluator = new(scope.Graph, dispatch);
    private readonly Evaluator _constants = new(scope.Graph, dispatch, constantsOnly: true);

    /// <summary>Targets that members not seen yet may give a value to.</summary>
    public List<Target> Open { get; } = [];

    /// <summary>For each place, the findings there, the most telling first: it may turn out that the constant never arrives.</summary>
    public IEnumerable<List<Finding>> Findings
    {
        get
        {
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

        foreach (FlowValue value in _constants.Evaluate(text, TextWork))
            AddText(value, text, tree, null);
    }

    public void Add(Finding finding)
    {
        if (!_findings.TryGetValue(finding.Constant.Position, out List<Finding>? same))
            _findings.Add(finding.Constant.Position, same = []);
        same.Add(finding);
    }

    private void AddRow(ComposedNode text, TreeScope tree)
    {
        var composer = new TextComposer();
        List<(int Start, ValueNode Node)>? unknown = null;
        int length = 0;
        foreach (ValueNode part in text.Parts)
        {
            List<FlowValue> values = _constants.Evaluate(part, TextWork);
            FlowValue? value = values.Count == 0 ? null : values[0];
            if (value is null && !ReferenceEquals(part, ValueNode.Unknown))
                (unknown ??= []).Add((length, part));
            composer.Add(value);
            length += value?.Text.Length ?? 1;
            if (composer.IsFull)
                return;
        }

        if (!composer.IsUnknown)
            AddText(composer.Build(), text, tree, unknown);
    }

    private void AddText(FlowValue value, ComposedNode node, TreeScope tree, List<(int Start, ValueNode Node)>? unknown)
    {
        string text = value.Text;
        int position = 0;
        if (value.Segments.Length > 1 && CredentialMatcher.TryFind(text.AsSpan(), 0, out CredentialMatch match) && value.Longest(match.Start, match.Length) is { } longest)
            Add(Judge.Format(match, longest, value));
        while (tree.JudgesTargets && EmbeddedText.TryFindNext(text.AsSpan(), ref position, out EmbeddedValue found))
        {
            ReadOnlySpan<char> name = text.AsSpan(found.NameStart, found.NameLength), secret = text.AsSpan(found.ValueStart, found.ValueLength);
            NameEvidence evidence = tree.Options.Judge(name);
            if (evidence == NameEvidence.None)
                continue;
            var target = new Target(name.ToString(), evidence, node, node.At);
            if (CredentialValue.IsCredential(secret, name, evidence) && value.Longest(found.ValueStart, found.ValueLength) is { } constant)
                Add(new Finding(CredentialNamedTarget.Descriptor, Judge.NamedRank, constant, Masked.Show(secret), target, value));
            AddUnknown(target, found, unknown);
        }
    }

    /// <summary>A value inside the text that is one part which is not known here: <c>"…;Password=" + password</c>.</summary>
    private void AddUnknown(Target inside, EmbeddedValue found, List<(int Start, ValueNode Node)>? unknown)
    {
        if (unknown is null || found.ValueLength != 1)
            return;
        foreach ((int start, ValueNode node) in unknown)
        {
            if (start == found.ValueStart)
                Add(new Target(inside.Name, inside.Evidence, node, inside.At));
        }
    }
}
