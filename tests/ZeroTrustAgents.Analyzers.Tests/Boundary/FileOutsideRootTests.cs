namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>ZTA4004: files that no root holds.</summary>
public sealed class FileOutsideRootTests
{
    [Fact]
    public Task Path_OutsideARoot_IsReported() => Marked.CheckAgentsAsync<FileOutsideRoot>("""
        using static System.Environment;
        using Text = System.IO.File;

        public partial class Tools(string root)
        {
            private const string Data = "/var/data";
            private static readonly string Share = @"\\server\share";
            private readonly string _home = [|GetFolderPath(SpecialFolder.UserProfile)|];
            private string Here => [|CurrentDirectory|];

            [KernelFunction, ToolAccess("a:b")]
            public async Task<string> Go(bool b, string name)
            {
                Text.Delete([|"/etc/hosts"|]);
                File.WriteAllText(contents: "/x", path: [|@"C:\data\x"|]);
                File.Delete([|"~/notes"|]);
                File.Delete(Path.Combine([|Data|], "x"));
                File.Delete(Path.Combine(root, [|"/x"|]));
                File.Delete(Path.Combine(root, [|"../x"|]));
                File.Delete(Path.Join(AppContext.BaseDirectory, [|".."|], "x"));
                File.Delete($"{[|Share|]}/{b}");
                File.Delete($"{root}[|/../x|]");
                File.Delete([|"/var/"|] + name);
                File.Delete(b ? [|"/a"|] : "a");
                string path = [|@"..\x"|];
                path ??= "x";
                File.Delete(path);
                File.Delete(path);
                string full = Path.GetFullPath(Path.Combine([|"/srv"|], b switch { true => "x", _ => [|"a/../b"|] }));
                using var stream = new FileStream(full, FileMode.Open);
                using StreamReader reader = new([|"/proc/self/environ"|]);
                FileInfo file = new([|"/etc/passwd"|]);
                Func<string[]> list = () => Directory.GetFiles([|"/home"|]);
                string Local() => File.ReadAllText([|"/root/.ssh/id"|]);
                [|Directory.SetCurrentDirectory(root)|];
                [|Environment.CurrentDirectory|] = root;
                _ = [|Directory.GetCurrentDirectory()|] + [|Environment.GetEnvironmentVariable("HOME")|];
                return await Helper() + Local() + list().Length + file + _home + Here;
            }
        }

        public partial class Tools
        {
            private static Task<string> Helper() => File.ReadAllTextAsync([|"/a"|]);
            private record Nested(int X) { public string Text => File.ReadAllText([|"/b"|]); }
        }
        """);

    [Fact]
    public Task Path_BelowARoot_IsNot() => Marked.CheckAgentsAsync<FileOutsideRoot>("""
        public class Tools(string root, Options options, IConfiguration configuration)
        {
            private const string Name = "notes.md";
            private readonly string _root = root;

            [KernelFunction, ToolAccess("a:b")]
            public string Go(string name, string text)
            {
                File.WriteAllText(Path.Combine(root, "x.md"), "/etc/hosts");
                File.WriteAllText(Path.Combine(_root, Name), "../" + text);
                File.Delete(Path.Combine(options.Root, name));
                File.Delete(Path.Join(options.Root, "/x"));
                File.Delete($"{options.Root}/notes/{name}.md");
                File.Delete(_root + "/x..y/...md");
                File.Delete(configuration["root"] + "/x");
                File.Delete("data/notes.md");
                File.Delete(Path.Combine(AppContext.BaseDirectory, "data", "x"));
                File.Delete(Path.Combine(Path.GetTempPath(), "x"));
                string path = Path.GetTempFileName();
                File.WriteAllText(path, "~/");
                _ = Environment.GetEnvironmentVariable("LANG") + Environment.NewLine + Environment.MachineName;
                _ = "/api/notes".Replace("/", "..");
                _ = new Uri("file:///etc/hosts");
                if (path.StartsWith("/etc/", StringComparison.Ordinal) || name.Contains("..") || Path.GetFullPath(path) == "/")
                    throw new ArgumentException(nameof(name));
                return Path.Combine("/api", name);
            }
        }

        public record Options(string Root);

        // Not a tool: what is no agent's may use what it likes.
        public class Service
        {
            public string Go() => File.ReadAllText("/etc/hosts") + Environment.CurrentDirectory;
        }
        """);

    [Fact]
    public async Task Code_ThatDoesNotCompile_DoesNotThrow()
    {
        string source = Marked.AgentUsings + """
            public class Tools
            {
                private static readonly string Root = ;
                [KernelFunction]
                public void Go(string a, )
                {
                    string x = x;
                    File.Delete(x);
                    File.Delete(Root, $"{/a}");
                    File.Delete(Path.Combine(, "/"));
                    Environment.GetEnvironmentVariable();
                    Environment.CurrentDirectory = ;
                }
            """;
        await Compile.DiagnoseAsync(Compile.Sources(("Broken.cs", source)).WithReferences(Compile.AgentReferences), [new FileOutsideRoot()]);
    }
}
