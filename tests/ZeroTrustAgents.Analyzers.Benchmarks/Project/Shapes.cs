namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>What a part of the project consists of.</summary>
internal static partial class Shapes
{
    public static readonly (string Name, Action<Unit, Lines> Write)[] All =
    [
        ("", Entity), ("Dto", Dto), ("Service", Service), ("Controller", Controller), ("Configuration", Configuration), ("Plugin", Plugin), ("Parser", Parser),
        ("Options", Options), ("Tests", Tests),
    ];

    private static void Entity(Unit u, Lines f)
    {
        f.Add($"/// <summary>{u.Noun}, as it is stored.</summary>").Open($"public sealed class {u.Name}");
        f.Add("public Guid Id { get; set; }").Add("public DateTimeOffset Created { get; set; }").Add("public int Revision { get; private set; }");
        foreach (string field in u.Fields)
            f.Add($"public string {field} {{ get; set; }} = {(u.Rng.Chance(20) ? $"\"{Unit.Lower(field)}\"" : "string.Empty")};");
        f.Add($"public List<{u.Name}Line> Lines {{ get; }} = new();").Add();
        f.Open("public decimal Total(decimal factor)").Add("decimal sum = 0;").Open("foreach (var line in Lines)").Open("if (line.Quantity <= 0)").Add("continue;").Close();
        f.Add("sum += line.Price * line.Quantity * factor;").Close().Add("return Math.Round(sum, 2);").Close().Add();
        f.Open("public void Touch(DateTimeOffset now)").Add("Revision++;").Add("Created = Created == default ? now : Created;").Close().Add();
        f.Add($"public override string ToString() => $\"{u.Noun} {{Id}} ({{Lines.Count}} lines, revision {{Revision}})\";").Close().Add();
        f.Add($"public sealed record {u.Name}Line(string Sku, decimal Price, int Quantity);").Add();
        f.Open($"public enum {u.Name}State").Add("Draft,").Add("Active,").Add("Suspended,").Add("Archived,").Close();
    }

    private static void Dto(Unit u, Lines f)
    {
        f.Open($"public sealed class {u.Name}Dto").Add("[JsonName(\"id\")]").Add("public Guid Id { get; init; }").Add();
        foreach (string field in u.Fields)
        {
            f.Add($"[JsonName(\"{Unit.Lower(field)}\")]").Add($"[Length({8 << u.Rng.Next(6)}, ErrorMessage = \"The {field.ToLowerInvariant()} {u.Sentence()}.\")]");
            f.Add($"public string? {field} {{ get; init; }}").Add();
        }

        f.Open($"public static {u.Name}Dto From({u.Name} item)").Open($"return new {u.Name}Dto").Add("Id = item.Id,");
        foreach (string field in u.Fields)
            f.Add($"{field} = item.{field},");
        f.Close("};").Close().Add();
        f.Open($"public void CopyTo({u.Name} item)");
        foreach (string field in u.Fields)
            f.Add($"item.{field} = {field} ?? item.{field};");
        f.Close().Close();
    }

    private static void Configuration(Unit u, Lines f)
    {
        f.Open($"public static class {u.Name}Configuration").Add($"public const string Table = \"{u.Camel}s\";").Add($"private const string Schema = \"{(u.Rng.Chance(50) ? "dbo" : "app")}\";").Add();
        f.Open("public static void Configure(ModelBuilder model)").Add($"var entity = model.Entity<{u.Name}>();").Add("entity.ToTable(Schema + \".\" + Table).HasKey(x => x.Id);");
        foreach (string field in u.Fields)
            f.Add($"entity.Property(x => x.{field}).HasColumnName(\"{Unit.Lower(field)}\").HasMaxLength({8 << u.Rng.Next(6)}).IsRequired();");
        f.Add($"entity.HasIndex(x => x.{u.Field()});").Close().Add();
        f.Open("public static IServiceCollection Add(IServiceCollection services, IConfiguration configuration)").Add($"var section = configuration.GetSection(\"{u.Noun}\");");
        f.Open($"services.Configure<{u.Name}Options>(options =>").Add("options.Endpoint = section[\"Endpoint\"] ?? options.Endpoint;").Add("options.ApiKey = section[\"ApiKey\"] ?? string.Empty;").Add("options.Retries = section.GetValue<int>(\"Retries\");").Close("});");
        f.Open($"services.AddHttpClient(\"{u.Camel}\", client =>").Add($"client.BaseAddress = new Uri(\"https://{u.Camel}.contoso.example/v{1 + u.Rng.Next(4)}/\");").Add("client.DefaultRequestHeaders.Add(\"Accept\", \"application/json\");").Close("});");
        f.Add($"return services.AddScoped<{u.Name}Service, {u.Name}Service>().AddSingleton<{u.Name}Parser>();").Close().Close();
    }

    private static void Options(Unit u, Lines f)
    {
        f.Open($"public sealed class {u.Name}Options").Add($"public const string Section = \"{u.Noun}\";").Add();
        f.Add($"public string Endpoint {{ get; set; }} = \"https://{u.Camel}.contoso.example/\";").Add("public string ApiKey { get; set; } = string.Empty;").Add("public string? Password { get; set; }");
        f.Add($"public int Retries {{ get; set; }} = {1 + u.Rng.Next(5)};").Add("public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);").Add("public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);").Add();
        f.Open("public IEnumerable<string> Validate()").Open("if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out Uri? uri))").Add("yield return $\"{nameof(Endpoint)} must be an absolute URL.\";").Close();
        f.Open("else if (uri.Scheme != \"https\")").Add("yield return \"Only https is allowed.\";").Close();
        f.Open("if (string.IsNullOrEmpty(ApiKey) && Password is null)").Add("yield return \"Either a key or a password is needed.\";").Close();
        f.Open("if (Retries is < 0 or > 10)").Add("yield return \"Retries must be between 0 and 10.\";").Close().Close().Close();
    }
}
