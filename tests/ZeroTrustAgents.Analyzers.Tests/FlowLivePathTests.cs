namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>A constant that cannot arrive is not reported; one that may, is.</summary>
public sealed class FlowLivePathTests
{
    public static TheoryData<string> Dead { get; } = new()
    {
        "void M() { string data = $; data = Console.ReadLine()!; Sink(data); }",
        "void M() { string data; if (false) { data = $; } else { data = Console.ReadLine()!; } Sink(data); }",
        "void M() { string data = \"\"; while (false) { data = $; } Sink(data); }",
        "void M() { string data = \"\"; if (5 == 4) data = $; Sink(data); }",
        "const bool No = false; void M() { string data = \"\"; if (No) data = $; Sink(data); }",
        "static readonly bool No = false; void M() { string data = \"\"; if (No) data = $; Sink(data); }",
        "private bool _no = false; void M() { string data = \"\"; if (_no) data = $; Sink(data); }",
        "private int _five = 5; void M() { string data = \"\"; if (_five != 5) data = $; Sink(data); }",
        "bool No() => false; void M() { string data = \"\"; if (No()) data = $; Sink(data); }",
        "bool No() { return false; } void M() { string data = \"\"; if (No()) data = $; Sink(data); }",
        "void M() { string data = \"\"; switch (5) { case 6: data = $; break; default: data = \"\"; break; } Sink(data); }",
        "void M() { string data = $; Sink(\"\"); return; Sink(data); }",
        "void M() { if (false) { Sink($); } }",
        "void Take(string data) { Sink(data); } void M() { if (false) { Take($); } Take(Console.ReadLine()!); }",
        "void M(bool b) { string data = $; if (b) data = Console.ReadLine()!; else data = \"\"; Sink(data); }",
        "void M() { string data = $; Get(out data); Sink(data); } void Get(out string d) { d = Console.ReadLine()!; }",
        "string _f = \"\"; void M() { _f = $; _f = Console.ReadLine()!; Sink(_f); }",
        "void Take(string data) { data = Console.ReadLine()!; Sink(data); } void M() { Take($); }",
        "void M() { string data = $; (data, _) = (Console.ReadLine()!, 1); Sink(data); }",
        "void M() { void Inner() { string data = $; data = Console.ReadLine()!; Sink(data); } Inner(); }",
        "void M() { Action a = () => { string data = $; data = Console.ReadLine()!; Sink(data); }; a(); }",
    };

    public static TheoryData<string> Alive { get; } = new()
    {
        "void M(bool b) { string data = $; if (b) data = Console.ReadLine()!; Sink(data); }",
        "void M() { string data; if (true) { data = $; } else { data = Console.ReadLine()!; } Sink(data); }",
        "void M() { string data = \"\"; while (true) { data = $; break; } Sink(data); }",
        "private bool _yes = true; void M() { string data = \"\"; if (_yes) data = $; Sink(data); }",
        "private bool _maybe = false; void Set() { _maybe = true; } void M() { string data = \"\"; if (_maybe) data = $; Sink(data); }",
        "void M() { string data = \"\"; for (int i = 0; i < 3; i++) { Sink(data); data = $; } }",
        "void M() { string data = $; try { data = Console.ReadLine()!; } catch (Exception) { } Sink(data); }",
        "void M() { string data = \"\"; switch (6) { case 6: data = $; break; default: data = \"\"; break; } Sink(data); }",
        "string _f = \"\"; void M() { Sink(_f); _f = $; }",
        "string _f = \"\"; void M() { _f = Console.ReadLine()!; } void N() { _f = $; } void O() { Sink(_f); }",
        "void M() { string data = Console.ReadLine()!; data = $; Sink(data); }",
        "void M() { string data = \"\"; try { Sink(\"\"); } finally { data = $; } Sink(data); }",
        "void M() { string data = $; if (false) { data = Console.ReadLine()!; } Sink(data); }",
        "void Take(string data) { Sink(data); } void M() { if (false) { Take(\"\"); } Take($); }",
        "void M(bool b) { string data = $; if (b) { Sink(data); return; } data = Console.ReadLine()!; Sink(data); }",
        "void M() { try { Action a = () => { string data = $; if (DateTime.Now.Year > 1) data = Console.ReadLine()!; Sink(data); }; a(); } catch (Exception) { } }",
        "void M() { using var x = new System.IO.MemoryStream(); Later(() => { string data = \"\"; for (int i = 0; i < 3; i++) { Sink(data); data = $; } }); } void Later(Action a) => a();",
    };

    [Theory]
    [MemberData(nameof(Dead))]
    public Task Flow_ConstantThatCannotArrive_IsNotReported(string members) => Marked.CheckAsync(Class(members, "\"Vq8-tnRz4w\""));

    [Theory]
    [MemberData(nameof(Alive))]
    public Task Flow_ConstantThatMayArrive_IsReported(string members) => Marked.CheckAsync(Class(members, "[|\"Vq8-tnRz4w\"|]"));

    private static string Class(string members, string value) => $$"""
        class C
        {
            static void Sink(string s) { _ = new NetworkCredential("user", s); }
            {{members.Replace("$", value, StringComparison.Ordinal)}}
        }
        """;
}
