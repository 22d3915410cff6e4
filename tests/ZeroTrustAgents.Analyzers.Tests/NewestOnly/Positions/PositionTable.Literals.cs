namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class PositionTable
{
    private static Position[] Literals =>
    [
        Member("verbatim", static s => $"private string {s.Camel} = {s.Verbatim};"),
        Member("raw", static s => $"private string {s.Camel} =\n{s.Raw};"),
        Member("raw interpolated", static s => $"private string {s.Camel} =\n{s.RawInterpolated};"),
        Member("interpolated, no hole", static s => s.Value.Contains('{', StringComparison.Ordinal) ? null : $"private string {s.Camel} = ${s.Literal};"),
        Member("interpolated, constant hole", static s => $"private const string Part = {s.Literal}; private string {s.Camel} = $\"{{Part}}\";"),
        Member("UTF-8", static s => $"private static ReadOnlySpan<byte> {s.Pascal} => {s.Utf8};"),
        Member("UTF-8 to array", static s => $"private static readonly byte[] {s.Pascal} = {s.Utf8}.ToArray();"),
        Member("unicode escapes", static s => $"private string {s.Camel} = \"{string.Concat(s.Value.Select(static c => "\\u" + ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)))}\";"),
        Statement("span", static s => $"ReadOnlySpan<char> {s.Camel} = {s.Literal}; App.Use({s.Camel}.Length);"),
        Statement("AsSpan", static s => $"var {s.Camel} = {s.Literal}.AsSpan(); App.Use({s.Camel}.Length);"),
        Statement("ToCharArray", static s => $"char[] {s.Camel} = {s.Literal}.ToCharArray(); App.Use({s.Camel});"),
        Statement("memory", static s => $"ReadOnlyMemory<char> {s.Camel} = {s.Literal}.AsMemory(); App.Use({s.Camel});"),
    ];

    private static Position[] Composed =>
    [
        Disguise(Member("constant halves", static s => $"private string {s.Camel} = {s.First} + {s.Second};")),
        Disguise(Member("halves of constants", static s => $"private const string A = {s.First}; private const string B = {s.Second}; private string {s.Camel} = A + B;")),
        Disguise(Statement("halves of locals", static s => $"string a = {s.First}; string b = {s.Second}; string {s.Camel} = a + b; App.Use({s.Camel});")),
        Disguise(Statement("string.Concat", static s => $"string {s.Camel} = string.Concat({s.First}, {s.Second}); App.Use({s.Camel});")),
        Disguise(Statement("string.Join", static s => $"string {s.Camel} = string.Join(\"\", {s.First}, {s.Second}); App.Use({s.Camel});")),
        Disguise(Statement("string.Join of array", static s => $"string {s.Camel} = string.Join(string.Empty, new[] {{ {s.First}, {s.Second} }}); App.Use({s.Camel});")),
        Disguise(Statement("string.Format", static s => $"string {s.Camel} = string.Format(\"{{0}}{{1}}\", {s.First}, {s.Second}); App.Use({s.Camel});")),
        Disguise(Statement("interpolated halves", static s => $"string a = {s.First}; string {s.Camel} = $\"{{a}}{{{s.Second}}}\"; App.Use({s.Camel});")),
        Statement("Replace", static s => $"string {s.Camel} = {Slot.Quote("#" + s.Value + "#")}.Replace(\"#\", \"\"); App.Use({s.Camel});"),
        Statement("Trim", static s => $"string {s.Camel} = {Slot.Quote("  " + s.Value + " ")}.Trim(); App.Use({s.Camel});"),
        Statement("Substring", static s => $"string {s.Camel} = {Slot.Quote("== " + s.Value + " ==")}.Substring(3, {s.Value.Length}); App.Use({s.Camel});"),
        Statement("range", static s => $"string {s.Camel} = {Slot.Quote("== " + s.Value)}[3..]; App.Use({s.Camel});"),
        Disguise(Statement("StringBuilder", static s => $"var sb = new StringBuilder(); sb.Append({s.First}); sb.Append({s.Second}); string {s.Camel} = sb.ToString(); App.Use({s.Camel});")),
        Disguise(Statement("StringBuilder chain", static s => $"string {s.Camel} = new StringBuilder({s.First}).Append({s.Second}).ToString(); App.Use({s.Camel});")),
        Disguise(Statement("appended", static s => $"string {s.Camel} = {s.First}; {s.Camel} += {s.Second}; App.Use({s.Camel});")),
        Disguise(Statement("reversed", static s => $"char[] a = {s.Reversed}.ToCharArray(); Array.Reverse(a); string {s.Camel} = new string(a); App.Use({s.Camel});")),
        Disguise(Statement("reversed by LINQ", static s => $"string {s.Camel} = new string({s.Reversed}.Reverse().ToArray()); App.Use({s.Camel});")),
    ];

    private static Position[] Encoded =>
    [
        Disguise(Statement("char array", static s => $"char[] {s.Camel} = {{ {s.Chars} }}; App.Use({s.Camel});")),
        Disguise(Statement("new string of chars", static s => $"string {s.Camel} = new string(new[] {{ {s.Chars} }}); App.Use({s.Camel});")),
        Disguise(Statement("stackalloc", static s => $"ReadOnlySpan<char> {s.Camel} = stackalloc char[] {{ {s.Chars} }}; App.Use({s.Camel}.Length);")),
        Disguise(Member("byte array", static s => $"private static readonly byte[] {s.Camel} = {{ {s.Bytes} }};")),
        Disguise(Member("new byte array", static s => $"private readonly byte[] {s.Camel} = new byte[] {{ {s.Bytes} }};")),
        Disguise(Member("byte collection expression", static s => $"private readonly byte[] {s.Camel} = [{s.Bytes}];")),
        Disguise(Statement("GetString of bytes", static s => $"string {s.Camel} = Encoding.UTF8.GetString(new byte[] {{ {s.Bytes} }}); App.Use({s.Camel});")),
        Statement("GetBytes", static s => $"byte[] {s.Camel} = Encoding.UTF8.GetBytes({s.Literal}); App.Use({s.Camel});"),
        Statement("GetBytes of ASCII", static s => $"var {s.Camel} = Encoding.ASCII.GetBytes({s.Literal}); App.Use({s.Camel});"),
        Disguise(Statement("FromBase64String", static s => $"byte[] {s.Camel} = Convert.FromBase64String({Slot.Quote(s.Base64)}); App.Use({s.Camel});")),
        Disguise(Statement("text from base64", static s => $"string {s.Camel} = Encoding.UTF8.GetString(Convert.FromBase64String({Slot.Quote(s.Base64)})); App.Use({s.Camel});")),
        Disguise(Statement("FromHexString", static s => $"byte[] {s.Camel} = Convert.FromHexString({Slot.Quote(s.Hex)}); App.Use({s.Camel});")),
        Disguise(Statement("ToBase64String", static s => $"string {s.Camel} = Convert.ToBase64String(Encoding.UTF8.GetBytes({s.Literal})); App.Use({s.Camel});")),
        Disguise(Statement("SecureString", static s => $"var {s.Camel} = new SecureString(); foreach (char c in {s.Literal}) {s.Camel}.AppendChar(c); App.Use({s.Camel});")),
    ];

    private static Position Disguise(Position position) => position with { Disguised = true };
}
