namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Code in which a constant does not reach the sink: the value that does is read at run time.</summary>
internal static class DeadWays
{
    /// <summary><see cref="FlowSlot.Source"/> is what is read, <see cref="FlowSlot.Other"/> the constant.</summary>
    public static IReadOnlyList<FlowWay> All { get; } =
    [
        Way("overwritten", static s => s.Method($"string data = {s.Other}; data = {s.Source}; {s.Use("data")}")),
        Way("if (false)", static s => s.Method($"string data; if (false) {{ data = {s.Other}; }} else {{ data = {s.Source}; }} {s.Use("data")}")),
        Way("if (5 != 5)", static s => s.Method($"string data; if (5 != 5) {{ data = {s.Other}; }} else {{ data = {s.Source}; }} {s.Use("data")}")),
        Way("else of if (true)", static s => s.Method($"string data; if (true) {{ data = {s.Source}; }} else {{ data = {s.Other}; }} {s.Use("data")}")),
        Way("constant condition", static s => s.Class($"private const bool No = false; void Run() {{ string data; if (No) {{ data = {s.Other}; }} else {{ data = {s.Source}; }} {s.Use("data")} }}")),
        Way("read-only condition", static s => s.Class($"private static readonly bool No = false; void Run() {{ string data; if (No) {{ data = {s.Other}; }} else {{ data = {s.Source}; }} {s.Use("data")} }}")),
        Way("field condition", static s => s.Class($"private bool yes = true; void Run() {{ string data; if (yes) {{ data = {s.Source}; }} else {{ data = {s.Other}; }} {s.Use("data")} }}")),
        Way("number condition", static s => s.Class($"private int five = 5; void Run() {{ string data; if (five != 5) {{ data = {s.Other}; }} else {{ data = {s.Source}; }} {s.Use("data")} }}")),
        Way("method condition", static s => s.Class($"private static bool Yes() {{ return true; }} void Run() {{ string data; if (Yes()) {{ data = {s.Source}; }} else {{ data = {s.Other}; }} {s.Use("data")} }}")),
        Way("switch (5)", static s => s.Method($"string data; switch (5) {{ case 6: data = {s.Other}; break; default: data = {s.Source}; break; }} {s.Use("data")}")),
        Way("sink not reached", static s => s.Method($"string data = {s.Other}; if (false) {{ {s.Use("data")} }} App.Use(1);")),
        Way("constant goes elsewhere", static s => s.Method($"string text = {s.Other}; Console.WriteLine(text.Length); string data = {s.Source}; {s.Use("data")}")),
        Way("overwritten in a loop", static s => s.Method($"string data = {s.Other}; while (true) {{ data = {s.Source}; break; }} {s.Use("data")}")),
        Way("other element", static s => s.Method($"string[] all = new string[3]; all[0] = {s.Other}; string data = {s.Source}; App.Use(all); {s.Use("data")}")),
        Way("unused method", static s => s.Class($"static string Old() => {s.Other}; static string New() => {s.Source}; void Run() {{ App.Use(Old().Length); string data = New(); {s.Use("data")} }}")),
        Way("parameter", static s => s.Class($"public void Go(string data) {{ {s.Use("data")} }}")),
        Way("overwritten argument", static s => s.Class($"void Go(string data) {{ data = {s.Source}; {s.Use("data")} }} void Run() => Go({s.Other});")),
        Way("overwritten by out", static s => s.Class($"static void Load(out string data) {{ data = {s.Source}; }} void Run() {{ string data = {s.Other}; Load(out data); {s.Use("data")} }}")),
    ];

    private static FlowWay Way(string id, Func<FlowSlot, string> render) => new(id, s => [render(s)]);
}
