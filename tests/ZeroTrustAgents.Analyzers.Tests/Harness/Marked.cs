using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Sources that mark where a finding is expected: <c>[|anything|]</c>, or <c>{|ZTA1003:a rule|}</c>.</summary>
internal static class Marked
{
    private const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Security;
        using System.Security.Cryptography;
        using System.Text;
        using System.Threading.Tasks;

        """;

    /// <summary>Runs the analyzer over sources and compares findings with marks.</summary>
    public static Task CheckAsync(params string[] sources) => CheckAsync(ImmutableDictionary<string, string>.Empty, sources);

    /// <summary>The same, with options.</summary>
    public static async Task CheckAsync(IReadOnlyDictionary<string, string> options, params string[] sources)
    {
        var expected = new List<string>();
        var files = new List<(string, string)>();
        for (int i = 0; i < sources.Length; i++)
            files.Add(($"File{i}.cs", Read(Usings + sources[i], $"File{i}.cs", expected)));
        CSharpCompilation compilation = Compile.Sources([.. files]);
        await CompareAsync(compilation, new HardCodedCredentialAnalyzer(), expected, options).ConfigureAwait(false);
    }

    /// <summary>Runs a rule about agents over sources that use the libraries for agents, and compares findings with marks.</summary>
    public static Task CheckAgentsAsync<TAnalyzer>(params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new() => CheckAgentsAsync<TAnalyzer>(ImmutableDictionary<string, string>.Empty, [], sources);

    /// <summary>The same, with options and files that are not C#. The option <c>enable</c> names a rule that is off by default.</summary>
    public static async Task CheckAgentsAsync<TAnalyzer>(IReadOnlyDictionary<string, string> options, IEnumerable<AdditionalText> additional, params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var expected = new List<string>();
        var files = new List<(string, string)>();
        for (int i = 0; i < sources.Length; i++)
            files.Add(($"File{i}.cs", Read(AgentUsings + sources[i], $"File{i}.cs", expected)));
        CSharpCompilation compilation = Compile.Agents([.. files]);
        if (options.TryGetValue("enable", out string? rule))
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(rule, ReportDiagnostic.Warn)]));
        await CompareAsync(compilation, new TAnalyzer(), expected, options, additional).ConfigureAwait(false);
    }

    /// <summary>The same, with marks in a configuration file too.</summary>
    public static async Task CheckSettingsAsync<TAnalyzer>(string path, string settings, params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var expected = new List<string>();
        var file = new FileText(path, Read(settings, path, expected));
        var files = new List<(string, string)>();
        for (int i = 0; i < sources.Length; i++)
            files.Add(($"File{i}.cs", Read(AgentUsings + sources[i], $"File{i}.cs", expected)));
        await CompareAsync(Compile.Agents([.. files]), new TAnalyzer(), expected, ImmutableDictionary<string, string>.Empty, [file]).ConfigureAwait(false);
    }

    /// <summary>The usings of samples about agents.</summary>
    internal const string AgentUsings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Security.Claims;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using ZeroTrustAgents;
        using ZeroTrustAgents.Sessions;

        """;

    private static async Task CompareAsync(
        CSharpCompilation compilation, DiagnosticAnalyzer analyzer, List<string> expected, IReadOnlyDictionary<string, string> options, IEnumerable<AdditionalText>? additional = null)
    {
        ImmutableArray<Diagnostic> found = await Compile.DiagnoseAsync(compilation, [analyzer], additional, options).ConfigureAwait(false);
        IEnumerable<string> actual = found.Select(d => Show(d, expected));
        Assert.Equal(string.Join("\n", expected.Order(StringComparer.Ordinal)), string.Join("\n", actual.Order(StringComparer.Ordinal)));
    }

    /// <summary>The sources without their marks.</summary>
    public static string Unmark(string source) => Read(Usings + source, "", []);

    /// <summary>The same of a sample about agents.</summary>
    public static string UnmarkAgents(string source) => Read(AgentUsings + source, "", []);

    private static string Show(Diagnostic found, List<string> expected)
    {
        FileLinePositionSpan span = found.Location.GetLineSpan();
        string place = $"{span.Path}({span.StartLinePosition}-{span.EndLinePosition})";
        return expected.Contains(place) ? place : $"{place} {found.Id}";
    }

    private static string Read(string marked, string path, List<string> expected)
    {
        var text = new StringBuilder();
        var open = new Stack<(int Position, string Rule)>();
        var spans = new List<(int Start, int End, string Rule)>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (At("[|"))
                open.Push((text.Length, ""));
            else if (At("{|ZTA"))
            {
                open.Push((text.Length, marked.Substring(i + 2, 7)));
                i += 8;
            }
            else if ((At("|]") || At("|}")) && open.Count > 0)
            {
                (int start, string rule) = open.Pop();
                spans.Add((start, text.Length, rule));
            }
            else
            {
                text.Append(marked[i]);
                continue;
            }

            i++;
            bool At(string mark) => string.CompareOrdinal(marked, i, mark, 0, mark.Length) == 0;
        }

        string plain = text.ToString();
        SyntaxTree tree = CSharpSyntaxTree.ParseText(plain, path: path);
        foreach ((int start, int end, string rule) in spans)
        {
            FileLinePositionSpan span = tree.GetLineSpan(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end));
            string place = $"{path}({span.StartLinePosition}-{span.EndLinePosition})";
            expected.Add(rule.Length == 0 ? place : $"{place} {rule}");
        }

        return plain;
    }
}
