using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>What every piece compiles with: usings, and stand-ins for libraries that the test project does not reference.</summary>
internal static class Surroundings
{
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);

    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Net.Http.Headers;
        global using System.Security;
        global using System.Security.Cryptography;
        global using System.Text;
        global using System.Threading.Tasks;
        global using Lab;

        """;

    public const string App = """
        namespace Lab
        {
            public interface IConfig { string? this[string key] { get; set; } }

            public class App
            {
                public Dictionary<string, string> Map = new();
                public IConfig Config = null!;
                public HttpClient Http = new();
                public string? Text { get; set; }
                public static void Use(object? value) => Console.WriteLine(value is null);
                public void Send(string first, string second) { }
            }
        }

        """;

    /// <summary>A compilation with nothing but the surroundings; others are made from it, so that references are resolved once.</summary>
    public static readonly CSharpCompilation Empty = (CSharpCompilation)Compile.Sources()
        .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Usings + App + Libraries.Source, Parse, "Surroundings.cs"));

    public static Compilation With(IEnumerable<SyntaxTree> trees, bool program) => Empty
        .WithOptions(Empty.Options.WithOutputKind(program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary))
        .AddSyntaxTrees(trees);
}
