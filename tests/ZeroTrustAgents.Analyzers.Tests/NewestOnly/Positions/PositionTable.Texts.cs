using System.Security;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class PositionTable
{
    private static Position[] Texts =>
    [
        Statement("JSON", static s => $"string text = {s.Json}; App.Use(text);"),
        Statement("raw JSON", static s => $"string text = \n\"\"\"\"\n{{\n  \"user\": \"x\",\n  \"{s.Snake}\": \"{s.JsonValue}\"\n}}\n\"\"\"\"; App.Use(text);"),
        Statement("JSON argument", static s => $"App.Use(new StringContent({s.Json}, Encoding.UTF8, \"application/json\"));"),
        Statement("XML element", static s => $"string text = {s.Xml}; App.Use(text);"),
        Statement("XML attribute", static s => $"string text = {Slot.Quote("<add name=\"x\" " + s.Camel + "=\"" + SecurityElement.Escape(s.Value) + "\" />")}; App.Use(text);"),
        Statement("appSettings", static s => $"string text = {Slot.Quote("<add key=\"" + s.Pascal + "\" value=\"" + SecurityElement.Escape(s.Value) + "\" />")}; App.Use(text);"),
        Statement("connection string", static s => s.IsOneWord ? $"string text = {Slot.Quote("Server=db1;Database=x;User Id=sa;" + s.Pascal + "=" + s.Value + ";Encrypt=true")}; App.Use(text);" : null),
        Statement("query string", static s => s.IsUrlSafe ? $"string text = {Slot.Quote("https://api.contoso.example/v1/items?page=2&" + s.Snake + "=" + s.Value)}; App.Use(text);" : null),
        Statement("form body", static s => s.IsUrlSafe ? $"string text = {Slot.Quote("grant_type=x&" + s.Snake + "=" + s.Value + "&scope=all")}; App.Use(text);" : null),
        Statement("shell option", static s => s.IsOneWord ? $"string text = {Slot.Quote("tool login --user x --" + s.Kebab + " " + s.Value)}; App.Use(text);" : null),
        Statement("shell option with =", static s => s.IsOneWord ? $"string text = {Slot.Quote("tool --" + s.Kebab + "=" + s.Value + " --verbose")}; App.Use(text);" : null),
        Statement("shell export", static s => s.IsOneWord ? $"string text = {Slot.Quote("export " + s.Screaming + "=" + s.Value)}; App.Use(text);" : null),
        Statement("shell export in lines", static s => s.IsOneWord ? $"string text = {Slot.Quote("#!/bin/sh\nset -e\nexport " + s.Screaming + "=\"" + s.Value + "\"\nrun\n")}; App.Use(text);" : null),
        Statement("SQL assignment", static s => s.Value.Contains('\'', StringComparison.Ordinal) ? null : $"string text = {Slot.Quote("UPDATE users SET name = 'x', " + s.Snake + " = '" + s.Value + "' WHERE id = 1")}; App.Use(text);"),
        Statement("YAML", static s => s.IsOneWord ? $"string text = {Slot.Quote("service:\n  host: db1\n  " + s.Camel + ": " + s.Value + "\n")}; App.Use(text);" : null),
        Statement("ini", static s => s.IsOneWord ? $"string text = {Slot.Quote("[service]\nhost = db1\n" + s.Snake + " = " + s.Value + "\n")}; App.Use(text);" : null),
        Statement("header line", static s => s.IsOneWord ? $"string text = {Slot.Quote("GET / HTTP/1.1\r\nHost: x\r\nX-" + s.Kebab + ": " + s.Value + "\r\n\r\n")}; App.Use(text);" : null),
        Statement("header", static s => s.IsOneWord ? $"app.Http.DefaultRequestHeaders.Add({Slot.Quote("X-" + s.Kebab)}, {s.Literal});" : null),
        Statement("log-like text", static s => s.IsOneWord ? $"string text = {Slot.Quote("connecting with " + s.Camel + "=" + s.Value)}; App.Use(text);" : null),
        Statement("exception", static s => s.IsOneWord ? $"throw new InvalidOperationException({Slot.Quote(s.Camel + "=" + s.Value + " was refused")});" : null),
        Statement("composed connection string", static s => s.IsOneWord ? $"string text = \"Server=\" + other + {Slot.Quote(";" + s.Pascal + "=" + s.Value + ";")}; App.Use(text);" : null),
        Statement("interpolated JSON", static s => s.IsOneWord ? $"string text = $\"{{{{ \\\"host\\\": \\\"{{other}}\\\", \\\"{s.Camel}\\\": \\\"{s.Value}\\\" }}}}\"; App.Use(text);" : null),
        Nameless(Statement("authorization header", static s => s.IsOneWord ? $"app.Http.DefaultRequestHeaders.Add(\"Authorization\", {Slot.Quote("Bearer " + s.Value)});" : null)),
        Nameless(Statement("authorization value", static s => s.IsOneWord ? $"app.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", {s.Literal});" : null)),
        Nameless(Statement("without validation", static s => s.IsOneWord ? $"app.Http.DefaultRequestHeaders.TryAddWithoutValidation(\"X-Api-Key\", {s.Literal});" : null)),
        Nameless(Statement("request message", static s => s.IsOneWord ? $"var request = new HttpRequestMessage(); request.Headers.Add(\"api-key\", {s.Literal});" : null)),
    ];

    private static Position Nameless(Position position) => position with { Nameless = true };
}
