namespace ZeroTrustAgents.Analyzers.Benchmarks;

internal static partial class Shapes
{
    private static void Service(Unit u, Lines f)
    {
        f.Open($"public sealed class {u.Name}Service(IRepository<{u.Name}> repository, ILogger logger, {u.Name}Options options)");
        f.Add("private readonly Dictionary<Guid, string> _cache = new();").Add($"private static readonly string[] States = [\"draft\", \"active\", \"{u.Camel}\"];").Add();
        foreach (string verb in u.Verbs)
        {
            string field = u.Field();
            f.Open($"public async Task<{u.Name}?> {verb}Async(Guid id, string {Unit.Lower(field)}, CancellationToken cancellationToken = default)");
            f.Add($"ArgumentException.ThrowIfNullOrEmpty({Unit.Lower(field)});").Add($"{u.Name}? item = await repository.FindAsync(id, cancellationToken).ConfigureAwait(false);");
            f.Open("if (item is null)").Add($"logger.LogWarning(\"{u.Noun} {{Id}} {u.Sentence()}\", id);").Add("return null;").Close();
            switch (u.Rng.Next(5))
            {
                case 0:
                    f.Open($"if (string.Equals(item.{field}, {Unit.Lower(field)}, StringComparison.OrdinalIgnoreCase))").Add("return item;").Close().Add($"item.{field} = {Unit.Lower(field)}.Trim();");
                    break;
                case 1:
                    f.Open($"item.{field} = {Unit.Lower(field)} switch").Add("\"new\" => \"draft\",").Add("\"open\" or \"running\" => \"active\",").Add($"{{ Length: > 40 }} text => text.Substring(0, 40) + \"...\",").Add($"_ => {Unit.Lower(field)},").Close("};");
                    break;
                case 2:
                    f.Add("var text = new StringBuilder();").Open("foreach (var line in item.Lines)").Add("text.Append(line.Sku).Append(\": \").Append(line.Quantity).Append(\" x \").AppendLine(line.Price.ToString(\"F2\", null));").Close().Add($"_cache[id] = text.ToString();").Add($"item.{field} = {Unit.Lower(field)};");
                    break;
                case 3:
                    f.Open("try").Add($"item.{field} = string.Join(\", \", {Unit.Lower(field)}.Split(';').Select(x => x.Trim()).Where(x => x.Length > 0));").Close().Open("catch (FormatException e)").Add($"logger.LogError(e, \"{verb} of {{Id}} failed: the {field.ToLowerInvariant()} {u.Sentence()}\", id);").Add("throw;").Close();
                    break;
                default:
                    f.Add($"string key = $\"{u.Camel}:{{id}}:{field.ToLowerInvariant()}\";").Open("if (!_cache.TryGetValue(id, out string? known) || known != key)").Add("_cache[id] = key;").Add($"item.{field} = Array.IndexOf(States, {Unit.Lower(field)}) >= 0 ? {Unit.Lower(field)} : States[0];").Close();
                    break;
            }

            f.Add("item.Touch(DateTimeOffset.UnixEpoch.AddDays(item.Revision));").Add("await repository.SaveAsync(cancellationToken).ConfigureAwait(false);");
            f.Add($"logger.LogInformation(\"{verb} {{Id}} after {{Revision}} revisions at {{Endpoint}}\", id, item.Revision, options.Endpoint);").Add("return item;").Close().Add();
        }

        f.Add($"public int Count(Func<{u.Name}, bool> where) => repository.Query().AsEnumerable().Count(where);").Close();
    }

    private static void Controller(Unit u, Lines f)
    {
        f.Add($"[Route(\"api/{u.Camel}s\")]").Add($"[Authorize(Policy = \"{u.Noun}.Read\")]").Open($"public sealed class {u.Name}Controller({u.Name}Service service, IRepository<{u.Name}> repository) : ControllerBase");
        f.Add("[HttpGet(\"{id:guid}\")]").Open("public async Task<IActionResult> Get(Guid id, CancellationToken cancellationToken)").Add("var item = await repository.FindAsync(id, cancellationToken);");
        f.Add($"return item is null ? NotFound(\"{u.Noun} {u.Sentence()}.\") : Ok({u.Name}Dto.From(item));").Close().Add();
        foreach (string verb in u.Verbs)
        {
            f.Add($"[HttpPost(\"{{id:guid}}/{verb.ToLowerInvariant()}\")]").Open($"public async Task<IActionResult> {verb}(Guid id, [FromBody] {u.Name}Dto body, CancellationToken cancellationToken)");
            f.Open($"if (body.{u.Field()} is not {{ Length: > 0 }} value)").Add($"return BadRequest(new {{ error = \"invalid\", detail = \"The value {u.Sentence()}.\" }});").Close();
            f.Add($"var item = await service.{verb}Async(id, value, cancellationToken);").Add("if (item is null) return NotFound();");
            f.Add($"return {(u.Rng.Chance(30) ? $"Created($\"/api/{u.Camel}s/{{item.Id}}\", {u.Name}Dto.From(item))" : $"Ok({u.Name}Dto.From(item))")};").Close().Add();
        }

        f.Close();
    }

    private static void Plugin(Unit u, Lines f)
    {
        f.Add($"/// <summary>What an agent may do with a {u.Camel}.</summary>").Open($"public sealed class {u.Name}Plugin({u.Name}Service service, {u.Name}Options options)");
        foreach (string verb in u.Verbs.Take(6))
        {
            f.Add($"[KernelFunction(\"{verb.ToLowerInvariant()}_{u.Camel}\")]").Add($"[Description(\"{verb}s one {u.Camel}; say which by its id.\")]");
            f.Open($"public async Task<string> {verb}Async([Description(\"Id of the {u.Camel}\")] string id, [Description(\"New value\")] string value, int count = 1)");
            f.Open("if (!Guid.TryParse(id, out Guid parsed))").Add($"return \"error: this id {u.Sentence()}\";").Close();
            f.Open("for (int i = 0; i < count; i++)").Add($"var item = await service.{verb}Async(parsed, value + i, CancellationToken.None);").Add("if (item is null) return \"not found\";").Close();
            f.Add($"return $\"done: {{count}} at {{options.Endpoint}}\";").Close().Add();
        }

        f.Add("private string Prompt(string question) => \"\"\"").Add($"    You answer questions about a {u.Camel}.").Add("    Never invent facts. Answer in one sentence.").Add("    \"\"\" + question;");
        f.Close();
    }

    private static void Parser(Unit u, Lines f)
    {
        f.Open($"public sealed class {u.Name}Parser").Add("private static readonly char[] Separators = { ',', ';', '\\t' };").Add("private static readonly byte[] Magic = { 0x50, 0x4B, 0x03, 0x04 };").Add("private int _position;").Add();
        f.Open($"public List<{u.Name}> Parse(string text)").Add($"var result = new List<{u.Name}>();").Add("_position = 0;").Open("while (_position < text.Length)");
        f.Add("int end = text.IndexOf('\\n', _position);").Add("if (end < 0) end = text.Length;").Add("string[] cells = text.Substring(_position, end - _position).Split(Separators);").Add("_position = end + 1;");
        f.Open("if (cells.Length < 2 || cells[0].StartsWith(\"#\", StringComparison.Ordinal))").Add("continue;").Close().Add($"var item = new {u.Name}();");
        for (int i = 0; i < u.Fields.Length; i++)
            f.Add($"if (cells.Length > {i}) item.{u.Fields[i]} = Unquote(cells[{i}]);");
        f.Add("result.Add(item);").Close().Add("return result;").Close().Add();
        f.Open("public static bool IsPacked(ReadOnlySpan<byte> data)").Add("return data.Length > 4 && data.Slice(0, 4).SequenceEqual(Magic);").Close().Add();
        f.Open("public string Kind(string header)").Open("switch (header.ToLowerInvariant())");
        foreach (string field in u.Fields)
            f.Add($"case \"{field.ToLowerInvariant()}\":").Add($"case \"x-{field.ToLowerInvariant()}\":").Add($"    return \"{Unit.Lower(field)}\";");
        f.Add("default:").Add($"    throw new FormatException($\"The column '{{header}}' {u.Sentence()}.\");").Close().Close().Add();
        f.Open("private static string Unquote(string cell)").Add("string trimmed = cell.Trim();").Add("return trimmed.Length > 1 && trimmed[0] == '\"' && trimmed[^1] == '\"' ? trimmed.Substring(1, trimmed.Length - 2).Replace(\"\\\"\\\"\", \"\\\"\") : trimmed;").Close().Add();
        f.Open("public static int Checksum(string text, int seed = 17)").Add("int hash = seed;").Open("for (int i = 0; i < text.Length; i++)").Add("hash = unchecked((hash << 5) - hash + text[i]);").Add("if ((hash & 1) == 0) hash ^= 0x5bd1e995;").Close().Add("return hash;").Close().Close();
    }

    private static void Tests(Unit u, Lines f)
    {
        f.Open($"public sealed class {u.Name}Tests");
        foreach (string field in u.Fields)
        {
            f.Add("[Fact]").Open($"public void Parse_{field}_IsRead()").Add($"var parser = new {u.Name}Parser();").Add($"var items = parser.Parse(\"{u.Camel},{field.ToLowerInvariant()},{u.Rng.Next(1000)}\\n#{u.Sentence()}\\n\");");
            f.Add("Check.Equal(1, items.Count);").Add($"Check.NotNull(items[0].{field});").Add($"Check.Equal(\"{Unit.Lower(field)}\", parser.Kind(\"{field.ToUpperInvariant()}\"));").Close().Add();
        }

        f.Add("[Fact]").Open("public void Dto_RoundTrip_KeepsEverything()").Open($"var item = new {u.Name}").Add("Id = Guid.Empty,");
        foreach (string field in u.Fields)
            f.Add($"{field} = \"{field.ToLowerInvariant()} {u.Rng.Next(100)}\",");
        f.Close("};").Add($"var copy = new {u.Name}();").Add($"{u.Name}Dto.From(item).CopyTo(copy);");
        foreach (string field in u.Fields)
            f.Add($"Check.Equal(item.{field}, copy.{field});");
        f.Add($"item.Lines.Add(new {u.Name}Line(\"A-{u.Rng.Next(999)}\", {u.Rng.Next(90)}.50m, 3));").Add("Check.True(item.Total(1.19m) > 0);").Close().Close();
    }
}
