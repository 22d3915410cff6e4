namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Where a value comes from and where it goes, for a way between them.</summary>
/// <param name="Index">Tells the types of one piece from those of others.</param>
/// <param name="Source">Expression of type <c>string</c>: the constant, or in the fixed twin what is read at run time.</param>
/// <param name="Other">The other of the two: what a dead branch holds.</param>
/// <param name="Sink">Where the value goes.</param>
internal sealed record FlowSlot(int Index, string Source, string Other, FlowSink Sink)
{
    /// <summary>A class with this body.</summary>
    public string Class(string body) => $"public class V{Index}\n{{\n{body}\n}}\n";

    /// <summary>A class with a method that does this.</summary>
    public string Method(string statements) => Class($"public void Run(bool flag, int n)\n{{\n{statements}\n}}");

    /// <summary>The statement that uses the value as a credential.</summary>
    public string Use(string expression) => "{ " + Sink.Statement.Replace("§", expression, StringComparison.Ordinal) + " }";
}
