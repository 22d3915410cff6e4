using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA4002: what the model says reaches a sink.</summary>
public sealed class UncheckedArgumentTests
{
    [Fact]
    public Task Program_OfTheModel_IsReported() => Check("""
        public class Tools
        {
            [KernelFunction, ToolAccess("a:b")]
            public void Run(string program, string arguments, string[] list)
            {
                Process.Start([|program|]);
                Process.Start("git", [|arguments|]);
                Process.Start(arguments: [|$"clone {arguments}"|], fileName: "git");
                var a = new ProcessStartInfo([|program|], [|"-c " + arguments|]);
                var b = new ProcessStartInfo { FileName = [|program|], Arguments = [|string.Join(' ', list)|] };
                ProcessStartInfo c = new("git") { Arguments = [|arguments.Trim()|] };
                c.Arguments += [|arguments|];
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Shell(string command)
            {
                var start = new ProcessStartInfo("/bin/bash") { ArgumentList = { "-c", [|command|] } };
                start.ArgumentList.Add([|command|]);
                Process.Start("/bin/bash", [|["-c", command]|]);
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Fixed(string branch)
            {
                var start = new ProcessStartInfo("git") { ArgumentList = { "checkout", branch } };
                start.ArgumentList.Add(branch);
                Process.Start("git", ["checkout", branch]);
                Process.Start(start);
            }
        }
        """);

    [Fact]
    public Task Sql_OfTheModel_IsReported() => Check("""
        public class Tools(DbConnection connection, Db db)
        {
            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> Query(string name, int id, Guid key, DateTime day, Color color)
            {
                using DbCommand command = connection.CreateCommand();
                command.CommandText = [|$"SELECT * FROM users WHERE name = '{name}'"|];
                command.CommandText = [|"SELECT * FROM users WHERE name = '" + name.Replace("'", "''") + "'"|];
                command.CommandText = [|string.Format("SELECT {0}", name)|];
                command.CommandText = $"SELECT * FROM users WHERE id = {id} AND key = '{key}' AND day = '{day:O}' AND color = '{color}'";
                command.CommandText = "SELECT * FROM users WHERE name = @name";
                DbParameter parameter = command.CreateParameter();
                parameter.Value = name;
                command.Parameters.Add(parameter);
                await command.ExecuteNonQueryAsync();
                using var own = new SqlCommand([|"SELECT " + name|]);
                using var batch = new SqlCommand("SELECT 1") { CommandText = [|name|] };
                db.Users.FromSqlRaw([|$"SELECT {name}"|]);
                db.Users.FromSqlRaw("SELECT {0}", name);
                db.Users.FromSqlInterpolated($"SELECT {name}");
                db.ExecuteSqlRaw(parameters: [name], sql: [|"DELETE " + name|]);
                connection.Query("SELECT @name", new { name });
                return connection.Query([|"SELECT " + name|], new { id });
            }
        }

        public enum Color { Red }

        public class SqlCommand(string cmdText) : DbCommand
        {
            public override string? CommandText { get; set; } = cmdText;
            public override int CommandTimeout { get; set; }
            public override System.Data.CommandType CommandType { get; set; }
            public override bool DesignTimeVisible { get; set; }
            public override System.Data.UpdateRowSource UpdatedRowSource { get; set; }
            protected override DbConnection? DbConnection { get; set; }
            protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();
            protected override DbTransaction? DbTransaction { get; set; }
            public override void Cancel() { }
            public override int ExecuteNonQuery() => 0;
            public override object? ExecuteScalar() => null;
            public override void Prepare() { }
            protected override DbParameter CreateDbParameter() => throw new NotSupportedException();
            protected override DbDataReader ExecuteDbDataReader(System.Data.CommandBehavior behavior) => throw new NotSupportedException();
        }

        public class Db { public object Users => this; }

        public static class Mapper { public static string Query(this System.Data.IDbConnection connection, string sql, object? param) => sql; }
        """, """
        namespace Microsoft.EntityFrameworkCore
        {
            public static class Relational
            {
                public static object FromSqlRaw(this object set, string sql, params object[] parameters) => set;
                public static object FromSqlInterpolated(this object set, FormattableString sql) => set;
                public static int ExecuteSqlRaw(this object set, string sql, params object[] parameters) => 0;
            }
        }
        """);

    [Fact]
    public Task Path_OfTheModel_IsReported() => Check("""
        public class Tools(string root)
        {
            private readonly string _root = root;

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> Read(string path, IReadOnlyList<string> more, Note note, char[] name)
            {
                File.Delete([|path|]);
                File.WriteAllText([|Path.Combine(_root, path)|], contents: path);
                File.Copy([|$"{_root}/{path}"|], [|Path.Join(root, note.Title)|]);
                Directory.CreateDirectory([|Path.GetFullPath(path, _root)|]);
                using var reader = new StreamReader([|path.ToLowerInvariant()|]);
                using FileStream stream = new([|new string(name)|], FileMode.Open);
                new FileInfo(Path.Combine(_root, path)).Delete();
                var folder = new DirectoryInfo(path);
                [|folder|].Create();
                foreach (string one in more)
                    File.Delete([|one|]);
                var (title, _) = note;
                File.Delete([|title|]);
                return await File.ReadAllTextAsync([|note.Title + ".md"|]) + File.Exists(path);
            }
        }

        public record Note(string Title, int Size);
        """.Replace("new FileInfo(Path.Combine(_root, path)).Delete", "[|new FileInfo(Path.Combine(_root, path))|].Delete", StringComparison.Ordinal));

    [Fact]
    public Task Host_OfTheModel_IsReported() => Check("""
        public class Tools(HttpClient http, Uri home)
        {
            private const string Base = "https://contoso.example/api/";

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> Get(string url, Uri link, string host, string id)
            {
                await http.GetAsync([|link|]);
                await http.GetStringAsync([|new Uri(url)|]);
                await http.GetStringAsync([|new Uri(home, url)|]);
                await http.GetStringAsync([|$"https://{host}/api"|]);
                await http.GetStringAsync([|$"https://contoso.example{id}"|]);
                await http.GetStringAsync([|"https://" + host + ".contoso.example/"|]);
                using var request = new HttpRequestMessage(HttpMethod.Get, [|url|]) { RequestUri = [|link|] };
                await http.SendAsync(request);
                var builder = new UriBuilder { Host = host, Path = id };
                await http.GetStringAsync([|builder.Uri|]);
                if (Uri.TryCreate(url, UriKind.Absolute, out Uri? made) && made.Scheme == "https" && url.StartsWith("https://"))
                    await http.GetAsync([|made|]);

                await http.GetStringAsync($"https://contoso.example/users/{id}");
                await http.GetStringAsync($"https://contoso.example/users/{id}?x={url}");
                await http.GetStringAsync($"{Base}{id}");
                await http.GetStringAsync(Base + id);
                await http.GetStringAsync($"{home}users/{id}");
                await http.GetStringAsync($"/users/{id}");
                await http.GetStringAsync($"users/{id}?q={Uri.EscapeDataString(url)}");
                await http.GetStringAsync(new Uri(home, "users/" + id));
                await http.GetStringAsync(new Uri(home, Uri.EscapeDataString(id)));
                await http.PostAsync("users", new StringContent(url));
                return await http.GetStringAsync(new UriBuilder(home) { Path = id, Query = "q=" + url }.Uri);
            }
        }
        """);

    [Fact]
    public Task Code_OfTheModel_IsReported() => Check("""
        public class Tools
        {
            [KernelFunction, ToolAccess("a:b")]
            public object? Make(string type, string assembly, string method, string data)
            {
                _ = System.Reflection.Assembly.LoadFrom([|assembly|]);
                _ = Activator.CreateInstance([|assembly|], [|type|]);
                typeof(Tools).GetMethod([|method|])?.Invoke(this, [data]);
                Type? known = type switch { "text" => Type.GetType("System.String"), _ => null };
                _ = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(data);
                _ = new BinaryFormatter().Deserialize([|new MemoryStream(Convert.FromBase64String(data))|]);
                return Activator.CreateInstance(Type.GetType([|type|])!);
            }
        }
        """, "namespace System.Runtime.Serialization.Formatters.Binary { public class BinaryFormatter { public object Deserialize(System.IO.Stream stream) => stream; } }");

    [Fact]
    public Task Flow_InEveryForm_IsFollowed() => Check("""
        public partial class Tools
        {
            private string? _last;

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> Go(string a, string b, object c, System.Text.Json.JsonElement d, Dictionary<string, string> e, KernelArguments f, bool g, (string X, int Y) h, List<Part> i)
            {
                string x = a;
                string y = g ? x : "none";
                string z = y switch { null => "", { Length: 0 } => "empty", var other => other };
                File.Delete([|z|]);
                _last = z ?? "none";
                File.Delete([|_last|]);
                var text = new System.Text.StringBuilder().Append("x/").Append(a);
                text.AppendLine($"more {b}");
                File.Delete([|text.ToString()|]);
                if (c is string known)
                    File.Delete([|known|]);
                File.Delete([|d.GetProperty("path").GetString()|]!);
                File.Delete([|e["path"]|]);
                if (e.TryGetValue("path", out string? found))
                    File.Delete([|found|]);
                File.Delete([|(string)f["path"]!|]);
                File.Delete([|h.X|]);
                (string first, string second) = (a, "constant");
                File.Delete([|first|]);
                File.Delete(second);
                var pair = (Path: a, Size: 1);
                File.Delete([|pair.Path|]);
                var copy = new Part(a) with { Size = 2 };
                File.Delete([|copy.Name|]);
                string[] parts = a.Split('/');
                File.Delete([|parts[0]|]);
                File.Delete([|a[1..]|]);
                foreach (Part part in i.Where(p => p.Size > 0).OrderBy(p => p.Name))
                    File.Delete([|part.Name|]);
                i.ForEach(p => File.Delete([|p.Name|]));
                await Task.Run(() => File.ReadAllText([|b|]));
                _ = i.Select(p => p.Name).Select([|File.ReadAllText|]).ToList();
                Parallel.ForEach(i, p => File.Delete([|p.Name|]));
                foreach (string full in i.Select(p => Path.Combine("data", p.Name)).ToList())
                    File.Delete([|full|]);
                File.Delete([|x switch { "none" => "a", _ => x }|]);
                File.Delete(([|g ? a : "b"|])!);
                Local();
                Other(b, 1);
                Func<string, string> read = p => File.ReadAllText([|p|]);
                read(b);
                var list = new List<string> { "x" };
                list.Add(b);
                File.Delete([|list[0]|]);
                string late;
                do { late = b + "x"; } while (late.Length < 3);
                try { File.Delete([|late|]); }
                catch (IOException) { File.Delete([|late + "~"|]); }
                finally { File.Delete([|b|]); }
                return await Task.FromResult(File.ReadAllText([|$"{await Task.FromResult(a)}"|]));

                void Local() => File.Delete([|x|]);
                static void Other(string path, int depth)
                {
                    File.Delete([|path|]);
                    if (depth > 0)
                        Other(path, depth - 1);
                }
            }

            public record Part(string Name) { public int Size { get; init; } }
        }

        public partial class Tools
        {
            [KernelFunction, ToolAccess("a:b")]
            public void Lists(List<string> a, HashSet<string> b, Dictionary<int, string> c, Queue<Part> d, int[] e, List<int> f)
            {
                foreach (string x in a)
                    File.Delete([|x|]);
                foreach (string x in b)
                    File.Delete([|x|]);
                foreach ((int x, string y) in c)
                    File.Delete([|x + y|]);
                foreach (string x in c.Values)
                    File.Delete([|x|]);
                while (d.TryDequeue(out Part? x))
                    File.Delete([|x.Name|]);
                for (int i = 0; i < a.Count; i++)
                    File.Delete([|a[i]|]);
                a.ForEach([|File.Delete|]);
                foreach (int x in e)
                    File.Delete("a" + x);
                foreach (int x in f)
                    File.Delete($"a{x}");
            }

            [KernelFunction, ToolAccess("a:b")]
            public string Short(string a) => File.ReadAllText([|a|]);

            [KernelFunction, ToolAccess("a:b")]
            public string Generic<T>(T a, string b) => File.ReadAllText([|b|]);

            [ModelContextProtocol.Server.McpServerTool]
            public static string Served(string a) => File.ReadAllText([|a|]);

            [KernelFunction, ToolAccess("a:b")]
            public async IAsyncEnumerable<string> Stream(IAsyncEnumerable<string> a)
            {
                await foreach (string one in a)
                    yield return File.ReadAllText([|one|]);
            }
        }
        """);

    [Fact]
    public Task Helper_ThatReachesASink_IsReportedWhereItIsCalled() => Check("""
        public class Tools(string root)
        {
            [KernelFunction, ToolAccess("a:b")]
            public string Read(string path) => Load([|path|]);

            [KernelFunction, ToolAccess("a:b")]
            public string ReadSafe(string path) => Load(Path.GetFileName(path)) + File.ReadAllText(Resolve(path)) + File.ReadAllText(Checked(path));

            [KernelFunction, ToolAccess("a:b")]
            public string ReadJoined(string path) => File.ReadAllText([|Join(path)|]);

            [KernelFunction, ToolAccess("a:b")]
            public string ReadNamed(string path)
            {
                Demand(path);
                return File.ReadAllText(path);
            }

            private string Load(string name) => File.ReadAllText(Join(name));

            private string Join(string name) => Path.Combine(root, name);

            private string Resolve(string name)
            {
                string full = Path.GetFullPath(Path.Combine(root, name));
                if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    throw new ArgumentException(name);
                return full;
            }

            private string Checked(string name)
            {
                string full = Path.GetFullPath(Path.Combine(root, name));
                return full.StartsWith(root) ? full : throw new ArgumentException(name);
            }

            private static void Demand(string name)
            {
                if (name.Contains(".."))
                    throw new ArgumentException(name);
            }
        }
        """);

    [Fact]
    public Task Check_ThatChecksNothing_IsNone() => Check("""
        public class Tools(string root, ILogger log)
        {
            private static readonly string[] Allowed = ["a", "b"];

            [KernelFunction, ToolAccess("a:b")]
            public void Go(string a, bool b, string url, HttpClient http)
            {
                ArgumentException.ThrowIfNullOrEmpty(a);
                ArgumentNullException.ThrowIfNull(a);
                if (string.IsNullOrWhiteSpace(a) || a.Length > 100 || a == "" || a is null or { Length: 0 })
                    throw new ArgumentException(nameof(a));
                if (!File.Exists(a))
                    return;
                File.Delete([|a|]);
                if (!Allowed.Contains(a))
                    log.Write("unknown " + a);
                File.Delete([|a|]);
                if (b && !Allowed.Contains(a))
                    return;
                File.Delete([|a|]);
                if (Path.GetExtension(a) != ".md" || !a.EndsWith(".md"))
                    return;
                File.Delete([|a|]);
                if (!url.StartsWith("https://contoso.example") || !url.Contains("contoso.example"))
                    return;
                http.GetAsync([|url|]);
                EnsureNotNull(a);
                File.Delete([|a|]);
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Query(string sql, System.Data.IDbCommand command)
            {
                if (!sql.StartsWith("SELECT") || sql.Contains(';'))
                    throw new ArgumentException(sql);
                command.CommandText = [|sql|];
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Two(string folder, string name)
            {
                if (!Allowed.Contains(folder))
                    return;
                File.Delete([|Path.Combine(root, folder, name)|]);
                File.Delete(Path.Combine(root, folder, "x"));
            }

            [KernelFunction, ToolAccess("a:b")]
            public string Special(string a)
            {
                if (a == "list")
                    return "none";
                if (a is "all" or "any" || a.Equals("some"))
                    return "some";
                switch (a)
                {
                    case "first":
                        return File.ReadAllText(a);
                    default:
                        return File.ReadAllText([|a|]);
                }
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Late(string a)
            {
                File.Delete([|a|]);
                if (!Allowed.Contains(a))
                    throw new ArgumentException(a);
                File.Delete(a);
            }

            private static void EnsureNotNull(object value) { }
        }

        public interface ILogger { void Write(string text); }
        """);

    [Theory]
    [InlineData("if (!Allowed.Contains(a)) throw new ArgumentException(a);")]
    [InlineData("if (!Allowed.Contains(a)) return;")]
    [InlineData("if (Allowed.Contains(a) == false) return;")]
    [InlineData("if (Allowed.Contains(a))")]
    [InlineData("if (Allowed.Contains(a) && File.Exists(a))")]
    [InlineData("if (a == \"x\" || a == \"y\" || Allowed.Contains(a))")]
    [InlineData("if (a is \"x\" or \"y\")")]
    [InlineData("if (a is not (\"x\" or \"y\")) return;")]
    [InlineData("if (a.Contains(\"..\") || Path.IsPathRooted(a)) throw new ArgumentException(a);")]
    [InlineData("if (a.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) throw new ArgumentException(a);")]
    [InlineData("if (!System.Text.RegularExpressions.Regex.IsMatch(a, \"^[a-z]+$\")) throw new ArgumentException(a);")]
    [InlineData("if (!a.All(char.IsLetterOrDigit)) throw new ArgumentException(a);")]
    [InlineData("if (!a.All(c => char.IsLetterOrDigit(c) || c == '-')) throw new ArgumentException(a);")]
    [InlineData("if (!Allowed.Any(x => string.Equals(x, a, StringComparison.Ordinal))) return;")]
    [InlineData("if (!Array.Exists(Allowed, x => x == a)) return;")]
    [InlineData("if (!IsAllowed(a)) return;")]
    [InlineData("if (!await MayAsync(a)) return;")]
    [InlineData("bool ok = Allowed.Contains(a); if (!ok) return;")]
    [InlineData("bool ok = Allowed.Contains(a) || IsAllowed(a); if (ok)")]
    [InlineData("Validate(a);")]
    [InlineData("await EnsureAllowedAsync(a);")]
    [InlineData("a = Path.GetFileName(a);")]
    [InlineData("a = Sanitizer.Clean(a);")]
    [InlineData("if (!Allowed.Contains(a)) a = \"x\";")]
    [InlineData("a = Allowed.Contains(a) ? a : \"x\";")]
    [InlineData("a = Allowed.FirstOrDefault(x => x == a) ?? \"x\";")]
    [InlineData("a = a switch { \"x\" => \"y\", \"z\" => \"w\", _ => throw new ArgumentException(a) };")]
    [InlineData("switch (a) { case \"x\": case \"y\": break; default: throw new ArgumentException(a); }")]
    [InlineData("switch (a) { case \"x\": a = \"1\"; break; default: a = \"2\"; break; }")]
    [InlineData("a = Known[a];")]
    [InlineData("if (!Known.TryGetValue(a, out string? file)) return; a = file;")]
    [InlineData("if (!Known.ContainsKey(a)) return;")]
    [InlineData("a = Guid.Parse(a).ToString();")]
    [InlineData("if (!int.TryParse(a, out _)) return;")]
    [InlineData("if (!Guid.TryParse(a, out Guid id)) return; a = id.ToString(\"N\");")]
    [InlineData("a = System.Text.RegularExpressions.Regex.Replace(a, \"[^a-z]\", \"\");")]
    [InlineData("foreach (char c in Path.GetInvalidFileNameChars()) a = a.Replace(c, '_');")]
    [InlineData("a = string.Join(\"_\", a.Split(Path.GetInvalidFileNameChars()));")]
    [InlineData("a = string.Concat(a.Where(char.IsLetterOrDigit));")]
    [InlineData("a = new string(a.Select(c => char.IsLetter(c) ? c : '_').ToArray());")]
    [InlineData("string full = Path.GetFullPath(Path.Combine(\"data\", a)); if (!full.StartsWith(\"data/\", StringComparison.Ordinal)) throw new ArgumentException(a);")]
    [InlineData("try { if (!Allowed.Contains(a)) throw new ArgumentException(a); } catch (IOException) { return; }")]
    [InlineData("while (true) { if (!Allowed.Contains(a)) return; break; }")]
    [InlineData("a = nameof(a);")]
    [InlineData("if (Validation(a) is { } error) throw new ArgumentException(error);")]
    [InlineData("string? error = Validation(a); if (error is not null) throw new ArgumentException(error);")]
    [InlineData("string? error = Validation(a); if (error != null) return;")]
    [InlineData("var result = Validator.Validate(a); if (!result.IsValid) return;")]
    [InlineData("var result = await Validator.ValidateAsync(a); if (result is { IsValid: false }) return;")]
    [InlineData("if (!Validator.Validate(a).IsValid) return;")]
    [InlineData("Func<string, bool> ok = x => Allowed.Contains(x); if (!ok(a)) return;")]
    [InlineData("bool Ok(string x) => Allowed.Contains(x); if (!Ok(a)) return;")]
    [InlineData("if (!TryResolve(a, out string? full)) return; a = full!;")]
    [InlineData("string? safe = Allowed.SingleOrDefault(x => x.Equals(a, StringComparison.OrdinalIgnoreCase)); if (safe is null) return; a = safe;")]
    [InlineData("if (Path.GetRelativePath(\"data\", a).StartsWith(\"..\")) return;")]
    [InlineData("string[] names = [a, a]; for (int i = 0; i < names.Length; i++) { if (!Allowed.Contains(names[i])) continue; File.Delete(names[i]); } a = \"x\";")]
    [InlineData("lock (Set) { if (!Set.Contains(a)) return; }")]
    [InlineData("using (new StringReader(\"\")) { if (!Set.Contains(a)) return; }")]
    [InlineData("try { await Task.Yield(); if (!Set.Contains(a)) return; } finally { Set.Clear(); }")]
    [InlineData("if (Allowed.Contains(a)) goto good; return; good:")]
    [InlineData("if (!Enum.TryParse(a, out DayOfWeek _)) return;")]
    [InlineData("if (Allowed.Contains(a) is false) return;")]
    [InlineData("if (Array.IndexOf(Allowed, a) < 0) return;")]
    [InlineData("if (!Allowed.Contains(a.Trim().ToLowerInvariant())) return;")]
    [InlineData("var (known, file) = (Allowed.Contains(a), a); if (!known) return;")]
    [InlineData("void Guard() { if (!Allowed.Contains(a)) throw new ArgumentException(a); } if (IsAllowed(a))")]
    public Task Check_OfTheValue_EndsTheFlow(string check) => Check("""
        public class Tools
        {
            private static readonly HashSet<string> Set = [];
            private static readonly string[] Allowed = ["a", "b"];
            private static readonly Dictionary<string, string> Known = new();

            [KernelFunction, ToolAccess("a:b")]
            public async Task Go(string a)
            {
                CHECK
                File.Delete(a);
                await Task.CompletedTask;
            }

            private static bool IsAllowed(string x) => Set.Contains(x);
            private static Task<bool> MayAsync(string x) => Task.FromResult(Set.Contains(x));
            private static Task EnsureAllowedAsync(string x) => Task.CompletedTask;
            private static void Validate(string x) { }
            private static string? Validation(string x) => x.Length > 3 ? "Too long." : null;
            private static bool TryResolve(string x, out string? full) { full = Path.Combine("data", x); return Set.Contains(x); }
        }

        public record Result(bool IsValid);

        public static class Validator { public static Result Validate(string x) => new(x.Length > 3); public static Task<Result> ValidateAsync(string x) => Task.FromResult(Validate(x)); }

        public static class Sanitizer { public static string Clean(string text) => text; }
        """.Replace("CHECK", check, StringComparison.Ordinal));

    [Fact]
    public Task Tool_AsPeopleWriteThem_IsNot() => Check("""
        public class Tools(HttpClient http, Notes notes, string root, ILogger<Tools> log)
        {
            private static readonly HashSet<string> Hosts = ["contoso.example"];

            [KernelFunction, ToolAccess("a:b")]
            public Task<string> Weather(string city) => http.GetStringAsync($"https://weather.contoso.example/v1?city={Uri.EscapeDataString(city)}");

            [KernelFunction, ToolAccess("a:b")]
            public Task<string> Ticket(int id, CancellationToken ct) => http.GetStringAsync($"tickets/{id}", ct);

            [KernelFunction, ToolAccess("a:b")]
            public Task Save(string title, string text) => notes.SaveAsync(title, text);

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> Fetch(string url)
            {
                if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || !Hosts.Contains(uri.Host))
                    throw new ArgumentException("That host is not allowed.", nameof(url));
                log.LogInformation("Fetching {Url}", url);
                return await http.GetStringAsync(uri) + await http.GetStringAsync(url);
            }

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> FetchOne(string url)
            {
                var uri = new Uri(url);
                if (uri is not { Scheme: "https", Host: "contoso.example" })
                    return "No.";
                if (!uri.Host.EndsWith(".contoso.example", StringComparison.OrdinalIgnoreCase))
                    return "No.";
                return await http.GetStringAsync(uri);
            }

            [KernelFunction, ToolAccess("a:b")]
            public string Read(string name)
            {
                var file = new FileInfo(Path.Combine(root, name));
                if (!file.FullName.StartsWith(root, StringComparison.Ordinal))
                    return "No.";
                using StreamReader reader = file.OpenText();
                return reader.ReadToEnd();
            }

            [KernelFunction, ToolAccess("a:b")]
            public string ReadAll(string[] names)
            {
                foreach (string name in names)
                {
                    if (name.Contains('/'))
                        throw new ArgumentException(name);
                }

                return string.Concat(names.Select(n => File.ReadAllText(Path.Combine(root, n))));
            }

            [KernelFunction, ToolAccess("a:b")]
            public string ReadSome(string[] names)
            {
                string all = "";
                foreach (string name in names)
                {
                    if (name.Contains('/'))
                        continue;
                    all += File.ReadAllText(Path.Combine(root, name));
                }

                foreach (string name in names.Where(n => !n.Contains("..")).Select(Path.GetFileName)!)
                    all += File.ReadAllText(Path.Combine(root, name));
                return names.Any(n => n.Contains("..")) ? all : all + File.ReadAllText(names[0]);
            }

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> Stored(string id)
            {
                string path = await notes.PathOfAsync(id);
                return await File.ReadAllTextAsync(path) + await File.ReadAllTextAsync(Path.Combine(root, "index.json"));
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Write(Note note)
            {
                if (note.Title.Contains(".."))
                    throw new ArgumentException("title");
                File.WriteAllText(Path.Combine(root, note.Title), note.Text);
                note.Title = Path.GetFileName(note.Title);
                File.AppendAllText(note.Title, note.Text);
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Temporary(string text)
            {
                string path = Path.GetTempFileName();
                File.WriteAllText(path, text);
                File.WriteAllText(Path.Combine(root, Guid.NewGuid().ToString("N") + Path.GetExtension(text)), text);
                using var writer = new StreamWriter(new MemoryStream());
                writer.Write(text);
            }

            [KernelFunction, ToolAccess("a:b")]
            public void Hashed(string text) => File.WriteAllText(Path.Combine(root, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))), text);

            [KernelFunction, ToolAccess("a:b")]
            public string Injected(Kernel kernel, Notes store, IProgress<string> progress, ILogger logger, CancellationToken ct) => File.ReadAllText(store.Root);

            [KernelFunction, ToolAccess("a:b")]
            public string Numbers(int year, DayOfWeek day, Guid key, bool all) => File.ReadAllText($"{root}/{year}-{day}-{key}-{all}.txt");

            [KernelFunction, ToolAccess("a:b")]
            public string Kind(string kind)
            {
                string file = kind.ToLowerInvariant() switch
                {
                    "daily" => "daily.md",
                    "weekly" => "weekly.md",
                    _ => throw new ArgumentException(kind),
                };
                return File.ReadAllText(Path.Combine(root, file));
            }

            // Not a tool itself.
            public string Open(string path) => File.ReadAllText(path);
        }

        public class Notes(HttpClient http)
        {
            public string Root { get; set; } = "";
            public Task SaveAsync(string title, string text) => http.PostAsync(title, new StringContent(text));
            public Task<string> PathOfAsync(string id) => Task.FromResult(id);
        }

        public class Note { public string Title { get; set; } = ""; public string Text { get; set; } = ""; }
        """);

    [Fact]
    public Task Request_WithSeveralTexts_IsJudgedByEach() => Check("""
        using Folder = System.IO.Directory;

        public class Tools
        {
            [KernelFunction, ToolAccess("a:b")]
            public void Go(Request request, Request? other)
            {
                if (request.Folder is not ("in" or "out"))
                    return;
                Folder.CreateDirectory(request.Folder);
                Folder.CreateDirectory([|request.Name|]);
                Folder.CreateDirectory([|other?.Inner?.Name ?? "x"|]);
            }
        }

        public sealed class Request
        {
            public required string Folder { get; init; }
            public string Name = "";
            public Request? Inner { get; set; }
        }
        """);

    [Fact]
    public Task Lambda_InAUsingOrTry_IsRead() => Check("""
        public class Tools
        {
            [KernelFunction, ToolAccess("a:b")]
            public void Here(string file, string name)
            {
                using var stream = new MemoryStream();
                Action<string> read = x => File.ReadAllText([|x + name|]);
                try
                {
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete([|file|]);
                    read(file);
                }
                catch (IOException)
                {
                    Later([|file|]);
                }
            }

            [KernelFunction, ToolAccess("a:b")]
            public void There(string file) => Later([|file|]);

            private static void Later(string path)
            {
                using var stream = new MemoryStream();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
            }
        }
        """);

    [Fact]
    public Task Request_SentByAHelper_IsReported() => Check("""
        public class Tools(HttpClient client)
        {
            [KernelFunction, ToolAccess("a:b")]
            public Task<string> Get(string uri, CancellationToken token = default) => this.SendAsync([|uri|], HttpMethod.Get, content: null, token);

            private async Task<string> SendAsync(string uri, HttpMethod method, HttpContent? content, CancellationToken token)
            {
                using var request = new HttpRequestMessage(method, uri) { Content = content };
                using var response = await client.SendAsync(request, token).ConfigureAwait(false);
                return await response.Content.ReadAsStringAsync(token).ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public async Task Code_ThatDoesNotCompile_DoesNotThrow()
    {
        string source = Marked.AgentUsings + """
            public class Tools
            {
                [KernelFunction]
                public void Go(string a, Missing b, string , params)
                {
                    File.Delete(a +);
                    var x = b.Foo(a) switch { => };
                    Process.Start(undefined, $"{a");
                    foreach (var y in ) { Local(y; }
                    void Local(string p { File.Delete(p); }
                    new Uri(a).Missing(() => a, ).Where(z => File.Delete(z));
                    if (a is { Length: > }) return
                }
            """;
        await Compile.DiagnoseAsync(Compile.Sources(("Broken.cs", source)).WithReferences(Compile.AgentReferences), [new UncheckedArgument()]);
    }

    [Fact]
    public async Task Check_ThatDoesNotResolve_MayBeOne()
    {
        string source = Marked.AgentUsings + """
            public class Tools
            {
                [KernelFunction]
                public string Go(string path) => MissingGuard.IsFine(path) ? File.ReadAllText(path) : "";

                [KernelFunction]
                public string Come(string path)
                {
                    if (!MissingGuard.IsFine(path))
                        return "";
                    return File.ReadAllText(path);
                }

                [KernelFunction]
                public string Stay(string path, string other) => MissingGuard.IsFine(other) ? File.ReadAllText(path) : "";
            }
            """;
        Diagnostic found = Assert.Single(await Compile.DiagnoseAsync(Compile.Sources(("Unresolved.cs", source)).WithReferences(Compile.AgentReferences), [new UncheckedArgument()]));
        Assert.Contains("Stay", found.Location.SourceTree!.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line].ToString(), StringComparison.Ordinal);
    }

    private static Task Check(params string[] sources)
    {
        sources[0] = """
            using System.Data.Common;
            using System.Diagnostics;
            using System.Runtime.Serialization.Formatters.Binary;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.Logging;

            """ + sources[0];
        return Marked.CheckAgentsAsync<UncheckedArgument>([.. sources, "namespace Microsoft.EntityFrameworkCore { internal class None { } } namespace System.Runtime.Serialization.Formatters.Binary { internal class None { } }"]);
    }
}
