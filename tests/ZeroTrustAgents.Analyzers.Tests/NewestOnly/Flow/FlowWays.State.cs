namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class FlowWays
{
    private static FlowWay[] State =>
    [
        Way("field initialiser", static s => s.Class($"private string data = {s.Source}; void Run() {{ {s.Use("data")} }}")),
        Way("field", static s => s.Class($"private string data = \"\"; void Load() {{ data = {s.Source}; }} void Run() {{ Load(); {s.Use("data")} }}")),
        Way("static field", static s => s.Class($"private static string? data; static void Load() {{ data = {s.Source}; }} void Run() {{ Load(); string copy = data!; {s.Use("copy")} }}")),
        Way("read-only field", static s => s.Class($"private static readonly string Data = {s.Source}; void Run() {{ {s.Use("Data")} }}")),
        Way("static constructor", static s => s.Class($"private static readonly string Data; static V{s.Index}() {{ Data = {s.Source}; }} void Run() {{ {s.Use("Data")} }}")),
        Way("constructor", static s => s.Class($"private readonly string data; public V{s.Index}() {{ data = {s.Source}; }} void Run() {{ {s.Use("this.data")} }}")),
        Way("constructor argument", static s => s.Class($"private readonly string data; private V{s.Index}(string data) {{ this.data = data; }} public static V{s.Index} Make() => new({s.Source}); void Run() {{ {s.Use("data")} }}")),
        Way("primary constructor", static s => $"public class W{s.Index}(string data) {{ public void Run() {{ {s.Use("data")} }} }} " + s.Method($"new W{s.Index}({s.Source}).Run();")),
        Way("property", static s => s.Class($"private string Data {{ get; set; }} = \"\"; void Load() {{ Data = {s.Source}; }} void Run() {{ {s.Use("Data")} }}")),
        Way("computed property", static s => s.Class($"private string Data => {s.Source}; void Run() {{ {s.Use("Data")} }}")),
        Way("property with a field", static s => s.Class($"private string? _data; private string Data {{ get {{ return _data!; }} set {{ _data = value; }} }} void Run() {{ Data = {s.Source}; {s.Use("Data")} }}")),
        Way("lazy", static s => s.Class($"private readonly Lazy<string> data = new(() => {s.Source}); void Run() {{ {s.Use("data.Value")} }}")),
        Way("cached", static s => s.Class($"private string? data; string Get() {{ if (data == null) {{ data = {s.Source}; }} return data; }} void Run() {{ {s.Use("Get()")} }}")),
        Way("inherited field", static s => $"public abstract class W{s.Index} {{ protected string data = {s.Source}; }} public class V{s.Index} : W{s.Index} {{ void Run() {{ {s.Use("data")} }} }}"),
        Way("nested class", static s => s.Class($"private static class Keys {{ internal static class Deep {{ internal static readonly string Data = {s.Source}; }} }} void Run() {{ {s.Use("Keys.Deep.Data")} }}")),
        Way("other object", static s => s.Class($"private class Box {{ public string? Data; }} void Run() {{ var box = new Box(); box.Data = {s.Source}; Go(box); }} static void Go(Box box) {{ {s.Use("box.Data")} }}")),
        Way("struct", static s => s.Class($"private struct Box {{ public string Data; }} void Run() {{ Box box = default; box.Data = {s.Source}; Box copy = box; {s.Use("copy.Data")} }}")),
        Way("record", static s => s.Class($"private record Box(string Name, string Data); void Run() {{ var box = new Box(\"x\", {s.Source}); {s.Use("box.Data")} }}")),
        Way("with", static s => s.Class($"private record Box(string Name, string Data); void Run() {{ var box = new Box(\"x\", \"\") with {{ Data = {s.Source} }}; {s.Use("box.Data")} }}")),
        Way("object initialiser", static s => s.Class($"private class Box {{ public string Data {{ get; init; }} = \"\"; }} void Run() {{ var box = new Box {{ Data = {s.Source} }}; {s.Use("box.Data")} }}")),
        Way("anonymous object", static s => s.Method($"var box = new {{ Name = \"x\", Data = {s.Source} }}; {s.Use("box.Data")}")),
        Way("own indexer", static s => s.Class($"private string? _data; public string? this[int i] {{ get => _data; set => _data = value; }} void Run() {{ this[1] = {s.Source}; {s.Use("this[1]")} }}")),
        Way("conversion operator", static s => s.Class($"private class Box {{ private readonly string _data; public Box(string data) {{ _data = data; }} public static implicit operator string(Box box) => box._data; }} void Run() {{ var box = new Box({s.Source}); string data = box; {s.Use("data")} }}")),
        Way("event", static s => s.Class($"private event Action<string>? Loaded; void Run() {{ Loaded += Go; Loaded({s.Source}); }} static void Go(string data) {{ {s.Use("data")} }}")),
    ];

    private static FlowWay[] Containers =>
    [
        Way("array", static s => s.Method($"string[] all = new string[5]; all[2] = {s.Source}; string data = all[2]; {s.Use("data")}")),
        Way("array initialiser", static s => s.Method($"string[] all = {{ {s.Source} }}; {s.Use("all[0]")}")),
        Way("array argument", static s => s.Class($"void Go(string[] all) {{ string data = all[2]; {s.Use("data")} }} void Run() {{ string[] all = new string[3]; all[2] = {s.Source}; Go(all); }}")),
        Way("static array", static s => s.Class($"private static readonly string[] All = [{s.Source}]; void Run() {{ {s.Use("All[0]")} }}")),
        Way("list", static s => s.Method($"var all = new List<string>(); all.Add({s.Source}); string data = all[0]; {s.Use("data")}")),
        Way("list argument", static s => s.Class($"void Go(List<string> all) {{ string data = all[2]; {s.Use("data")} }} void Run() {{ string data = {s.Source}; var all = new List<string>(5); all.Insert(0, data); all.Insert(1, data); all.Insert(2, data); Go(all); }}")),
        Way("dictionary", static s => s.Method($"var all = new Dictionary<int, string> {{ [1] = {s.Source} }}; {s.Use("all[1]")}")),
        Way("dictionary argument", static s => s.Class($"void Go(Dictionary<int, string> all) {{ string data = all[2]; {s.Use("data")} }} void Run() {{ var all = new Dictionary<int, string>(); all.Add(2, {s.Source}); Go(all); }}")),
        Way("TryGetValue", static s => s.Method($"var all = new Dictionary<string, string> {{ {{ \"a\", {s.Source} }} }}; if (all.TryGetValue(\"a\", out string? data)) {s.Use("data")}")),
        Way("concurrent dictionary", static s => s.Method($"var all = new System.Collections.Concurrent.ConcurrentDictionary<string, string>(); all.TryAdd(\"a\", {s.Source}); {s.Use("all[\"a\"]")}")),
        Way("queue", static s => s.Method($"var all = new Queue<string>(); all.Enqueue({s.Source}); string data = all.Dequeue(); {s.Use("data")}")),
        Way("stack", static s => s.Method($"var all = new Stack<string>(); all.Push({s.Source}); {s.Use("all.Pop()")}")),
        Way("linked list", static s => s.Method($"var all = new LinkedList<string>(); all.AddLast({s.Source}); string data = all.First!.Value; {s.Use("data")}")),
        Way("hash set", static s => s.Method($"var all = new HashSet<string>(); all.Add({s.Source}); foreach (string data in all) {s.Use("data")}")),
        Way("array list", static s => s.Method($"var all = new System.Collections.ArrayList(); all.Add({s.Source}); string data = (string)all[0]!; {s.Use("data")}")),
        Way("hash table", static s => s.Method($"var all = new System.Collections.Hashtable(); all[\"a\"] = {s.Source}; string data = (string)all[\"a\"]!; {s.Use("data")}")),
        Way("tuple", static s => s.Method($"(int, string) pair = (1, {s.Source}); {s.Use("pair.Item2")}")),
        Way("named tuple", static s => s.Class($"static (int N, string Data) Load() => (1, {s.Source}); void Run() {{ var pair = Load(); {s.Use("pair.Data")} }}")),
        Way("deconstructed tuple", static s => s.Class($"static (int, string) Load() {{ return (1, {s.Source}); }} void Run() {{ (int n, string data) = Load(); {s.Use("data")} }}")),
        Way("Tuple.Create", static s => s.Method($"var pair = Tuple.Create(1, {s.Source}); {s.Use("pair.Item2")}")),
        Way("generic box", static s => s.Class($"private class Box<T> {{ public T? Data {{ get; set; }} }} void Run() {{ var box = new Box<string> {{ Data = {s.Source} }}; {s.Use("box.Data")} }}")),
        Way("object", static s => s.Method($"object box = {s.Source}; string data = (string)box; {s.Use("data")}")),
        Way("as", static s => s.Method($"object box = {s.Source}; string? data = box as string; {s.Use("data")}")),
        Way("is", static s => s.Method($"object box = {s.Source}; if (box is string data) {s.Use("data")}")),
        Way("object argument", static s => s.Class($"void Go(object box) {{ string data = (string)box; {s.Use("data")} }} void Run() {{ Go({s.Source}); }}")),
        Way("LINQ", static s => s.Method($"string data = new[] {{ {s.Source} }}.First(); {s.Use("data")}")),
        Way("LINQ select", static s => s.Method($"foreach (string data in new[] {{ {s.Source} }}.Select(x => x.Trim()).ToList()) {s.Use("data")}")),
    ];
}
