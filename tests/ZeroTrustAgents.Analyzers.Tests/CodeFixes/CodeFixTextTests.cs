using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What fixes write, to the character.</summary>
public sealed class CodeFixTextTests
{
    private const string Key = "ZeroTrustAgents.Credentials.";

    private static async Task AssertFixedAsync(string kind, string source, string expected, params string[] stubs)
    {
        FixRun run = FixRun.Of([source, .. stubs]);
        await run.AssertCompilesAsync();
        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), Key + kind, FixAllScope.Document);
        Assert.Equal(FixSecrets.Whole(expected), await run.TextAsync());
        await run.AssertCompilesAsync();
    }

    [Fact]
    public Task Environment_Local_KeepsCommentsAround() => AssertFixedAsync(
        "Environment",
        """
        using System;
        class MailService
        {
            // before
            string M()
            {
                string password = /* in */ "SECRET1" /* out */; // behind
                return password;
            }
        }
        """,
        """
        using System;
        class MailService
        {
            // before
            string M()
            {
                string password = /* in */ Environment.GetEnvironmentVariable("MAIL_PASSWORD") ?? throw new InvalidOperationException("Set the environment variable MAIL_PASSWORD.") /* out */; // behind
                return password;
            }
        }
        """);

    [Fact]
    public Task Injection_ClassWithFieldAndConstructor_AddsEachThingOnce() => AssertFixedAsync(
        "Injection",
        """
        using System;

        namespace App;

        /// <summary>Chat.</summary>
        public sealed class OpenAIClient
        {
            private readonly Uri _endpoint; // where

            public OpenAIClient(Uri endpoint)
            {
                _endpoint = endpoint;
            }

            public string First() { var apiKey = "SECRET1"; return apiKey + _endpoint; }

            public string Second() { var clientSecret = "SECRET2"; return clientSecret; }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Configuration;

        namespace App;

        /// <summary>Chat.</summary>
        public sealed class OpenAIClient
        {
            private readonly Uri _endpoint; // where
            private readonly IConfiguration _configuration;

            public OpenAIClient(Uri endpoint, IConfiguration configuration)
            {
                _configuration = configuration;
                _endpoint = endpoint;
            }

            public string First() { var apiKey = _configuration["OpenAI:ApiKey"] ?? throw new InvalidOperationException("Set 'OpenAI:ApiKey' with 'dotnet user-secrets set OpenAI:ApiKey <value>' or the environment variable OpenAI__ApiKey."); return apiKey + _endpoint; }

            public string Second() { var clientSecret = _configuration["OpenAI:ClientSecret"] ?? throw new InvalidOperationException("Set 'OpenAI:ClientSecret' with 'dotnet user-secrets set OpenAI:ClientSecret <value>' or the environment variable OpenAI__ClientSecret."); return clientSecret; }
        }
        """);

    [Theory]
    [InlineData("\r\n", "\t")]
    [InlineData("\n", "  ")]
    [InlineData("\r\n", "    ")]
    public async Task Injection_OtherLayout_IsKept(string newLine, string indent)
    {
        string source = "namespace N\n{\n\tclass A\n\t{\n\t\tstring M()\n\t\t{\n\t\t\tstring password = \"SECRET1\";\n\t\t\treturn password;\n\t\t}\n\t}\n}\n";
        FixRun run = FixRun.Of([source.Replace("\t", indent, StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal)]);

        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), Key + "Injection", FixAllScope.Document);

        string text = await run.TextAsync();
        string head = "using Microsoft.Extensions.Configuration;\n\nnamespace N\n{\n\tclass A\n\t{\n\t\tprivate readonly IConfiguration _configuration;\n\n\t\tpublic A(IConfiguration configuration)\n\t\t{\n\t\t\t_configuration = configuration;\n\t\t}\n\n\t\tstring M()\n";
        Assert.StartsWith(head.Replace("\t", indent, StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal), text, StringComparison.Ordinal);
    }

    [Fact]
    public Task Configuration_ConnectionString_IsReadAsOne() => AssertFixedAsync(
        "Configuration",
        """
        static class A
        {
            static string M(Microsoft.Extensions.Configuration.IConfiguration settings)
            {
                string ordersConnectionString = "Server=db1.corp.example.org;Database=orders;User Id=sa;Pass◦word=SECRET1";
                return ordersConnectionString + settings;
            }
        }
        """,
        """
        using Microsoft.Extensions.Configuration;

        static class A
        {
            static string M(Microsoft.Extensions.Configuration.IConfiguration settings)
            {
                string ordersConnectionString = settings.GetConnectionString("Orders") ?? throw new System.InvalidOperationException("Set 'ConnectionStrings:Orders' with 'dotnet user-secrets set ConnectionStrings:Orders <value>' or the environment variable ConnectionStrings__Orders.");
                return ordersConnectionString + settings;
            }
        }
        """);

    [Fact]
    public Task Environment_PartOfInterpolation_LeavesTheRest() => AssertFixedAsync(
        "Environment",
        """
        using System;
        class Db { string M(string host) => $"Server={host};User Id=sa;Pass◦word=SECRET1;Encrypt=true"; }
        """,
        """
        using System;
        class Db { string M(string host) => $"Server={host};User Id=sa;Pass◦word={Environment.GetEnvironmentVariable("DB_PASSWORD") ?? throw new InvalidOperationException("Set the environment variable DB_PASSWORD.")};Encrypt=true"; }
        """);

    [Fact]
    public Task Injection_NameThatAnImportWouldChange_IsWrittenInFull() => AssertFixedAsync(
        "Injection",
        """
        using Legacy;
        class A
        {
            string M(ConfigurationPath path) { string password = "SECRET1"; return password + path; }
        }
        """,
        """
        using Legacy;
        class A
        {
            private readonly Microsoft.Extensions.Configuration.IConfiguration _configuration;

            public A(Microsoft.Extensions.Configuration.IConfiguration configuration)
            {
                _configuration = configuration;
            }

            string M(ConfigurationPath path) { string password = _configuration["A:Password"] ?? throw new System.InvalidOperationException("Set 'A:Password' with 'dotnet user-secrets set A:Password <value>' or the environment variable A__Password."); return password + path; }
        }
        """,
        "namespace Legacy { public class ConfigurationPath { } }");

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://x.example.org\"), new Azure.AzureKeyCredential(\"SECRET1\"))", "new AzureOpenAIClient(new Uri(\"https://x.example.org\"), new DefaultAzureCredential())")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://x.example.org\"), new System.ClientModel.ApiKeyCredential(\"SECRET1\"))", "new AzureOpenAIClient(new Uri(\"https://x.example.org\"), new DefaultAzureCredential())")]
    [InlineData("new AzureOpenAIClient(credential: new Azure.AzureKeyCredential(\"SECRET1\"), endpoint: new Uri(\"https://x.example.org\"))", "new AzureOpenAIClient(credential: new DefaultAzureCredential(), endpoint: new Uri(\"https://x.example.org\"))")]
    [InlineData("Take(new ClientSecretCredential(\"t\", \"c\", \"SECRET1\"))", "Take(new DefaultAzureCredential())")]
    [InlineData("Builder.AddAzureOpenAIChatCompletion(\"gpt\", \"https://x.example.org\", \"SECRET1\")", "Builder.AddAzureOpenAIChatCompletion(\"gpt\", \"https://x.example.org\", new DefaultAzureCredential())")]
    [InlineData("Builder.AddAzureOpenAIChatCompletion(\"gpt\", apiKey: \"SECRET1\", endpoint: \"https://x.example.org\")", "Builder.AddAzureOpenAIChatCompletion(\"gpt\", credentials: new DefaultAzureCredential(), endpoint: \"https://x.example.org\")")]
    [InlineData("new ServiceBusClient(\"Endpoint=sb://ns1.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=SECRET1SECRET2SECRET3=\")", "new ServiceBusClient(\"ns1.servicebus.windows.net\", new DefaultAzureCredential())")]
    [InlineData("new BlobServiceClient(\"DefaultEndpointsProtocol=https;AccountName=acc1;AccountKey=SECRET1SECRET2SECRET3==;EndpointSuffix=core.windows.net\")", "new BlobServiceClient(new Uri(\"https://acc1.blob.core.windows.net\"), new DefaultAzureCredential())")]
    public async Task TokenCredential_OverloadExists_IsUsed(string call, string expected)
    {
        const string Head = "using System;\nusing Azure.AI.OpenAI;\nusing Azure.Identity;\nusing Azure.Messaging.ServiceBus;\nusing Azure.Storage.Blobs;\nusing Microsoft.SemanticKernel;\nclass A { IKernelBuilder Builder => null!; object Take(Azure.Core.TokenCredential c) => c; object M() => ";
        await AssertFixedAsync("TokenCredential", Head + call + "; }", Head + expected + "; }", FixStubs.Azure);
    }

    [Theory]
    [InlineData("object M()\n    {\n        // the key\n        const string apiKey = \"SECRET1\";\n        return new Client(\"x\", apiKey);\n    }", "object M()\n    {\n        // the key\n        return new Client(\"x\", new DefaultAzureCredential());\n    }")]
    [InlineData("private static readonly string ApiKey = \"SECRET1\";\n    object M() => new Client(\"x\", A.ApiKey);", "object M() => new Client(\"x\", new DefaultAzureCredential());")]
    public Task TokenCredential_KeyIsCarriedThere_TheDeclarationGoes(string members, string expected)
    {
        const string Client = "namespace N { public class Client { public Client(string endpoint, string apiKey) { } public Client(string endpoint, Azure.Core.TokenCredential credential) { } } }";
        const string Head = "using Azure.Identity;\nusing N;\nclass A\n{\n    ";
        return AssertFixedAsync("TokenCredential", Head + members + "\n}", Head + expected + "\n}", FixStubs.Azure, Client);
    }

    [Fact]
    public void CodeFixes_Assembly_NeedsTheCompilerOnly() => Assert.All(
        typeof(CodeFixes.CredentialCodeFixProvider).Assembly.GetReferencedAssemblies(),
        static a => Assert.True(a.Name is "netstandard" or "System.Collections.Immutable" or "System.Composition.AttributedModel" or "System.Memory" or "ZeroTrustAgents.Analyzers" || a.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), a.Name));

    [Theory]
    [InlineData("new OpenAI.OpenAIClient(\"SECRET1\")")]
    [InlineData("new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential(\"SECRET1\"))")]
    [InlineData("Take(password: \"SECRET1\")")]
    public async Task TokenCredential_NoOverload_IsNotOffered(string call)
    {
        FixRun run = FixRun.Of(["class A { object Take(string password) => password; object M() => " + call + "; }", FixStubs.Azure]);
        Diagnostic diagnostic = Assert.Single(await run.FindAsync());

        List<CodeAction> offered = await run.OfferedAsync(new CodeFixes.CredentialCodeFixProvider(), diagnostic);

        Assert.Equal([Key + "Injection", Key + "Environment"], offered.Select(static a => a.EquivalenceKey));
    }

    [Fact]
    public async Task Offered_ConfigurationNotReferenced_IsTheEnvironmentOnly()
    {
        FixRun run = FixRun.Of(["class A { string M() { string password = \"SECRET1\"; return password; } }"], configuration: false);

        List<CodeAction> offered = await run.OfferedAsync(new CodeFixes.CredentialCodeFixProvider(), Assert.Single(await run.FindAsync()));

        Assert.Equal([Key + "Environment"], offered.Select(static a => a.EquivalenceKey));
        Assert.All(offered, static a => Assert.Equal(0, FixSecrets.Count(a.Title)));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp10)]
    public async Task Environment_OlderLanguage_Compiles(LanguageVersion version)
    {
        FixRun run = FixRun.Of(["using System;\nclass A\n{\n    const string Password = \"SECRET1\";\n    string M(string host) { return Password + $@\"Server={host};Pass◦word=SECRET2\" + $\"Server={host};Pass◦word=SECRET3\"; }\n}"], version: version);
        await run.AssertCompilesAsync();

        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), Key + "Environment", FixAllScope.Document);

        await run.AssertCompilesAsync();
        string text = await run.TextAsync();
        Assert.Equal(1, FixSecrets.Count(text));
        Assert.Contains("static readonly string Password = Environment.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 0)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task FixAll_Scope_ChangesItsFiles(FixAllScope scope, int left)
    {
        FixRun run = FixRun.Of(
            ["partial class A { string M() { string password = \"SECRET1\"; return password; } }", "partial class A { string N() { string clientSecret = \"SECRET2\"; return clientSecret; } }"]);

        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), Key + "Environment", scope);

        await run.AssertCompilesAsync();
        Assert.Equal(left, (await run.FindAsync()).Length);
    }

    [Fact]
    public async Task FixAll_PartialClassInTwoFiles_IsInjectedInOne()
    {
        FixRun run = FixRun.Of(
            ["partial class A { string M() { string password = \"SECRET1\"; return password; } }", "partial class A { string N() { string clientSecret = \"SECRET2\"; return clientSecret; } }"]);

        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), Key + "Injection", FixAllScope.Project);
        await run.AssertCompilesAsync();
        await run.FixAllAsync(new CodeFixes.CredentialCodeFixProvider(), Key + "Configuration", FixAllScope.Project);

        await run.AssertCompilesAsync();
        Assert.Empty(await run.FindAsync());
    }

    [Fact]
    public async Task FixOne_AfterAnother_TakesAnotherName()
    {
        FixRun run = FixRun.Of(["class A { void M() { Use(password: \"SECRET1\"); Use(password: \"SECRET2\"); } void Use(string password) { } }"]);

        for (int i = 0; i < 2; i++)
            Assert.True(await run.FixOneAsync(new CodeFixes.CredentialCodeFixProvider(), Key + "Environment", (await run.FindAsync()).MinBy(static d => d.Location.SourceSpan.Start)!));

        string text = await run.TextAsync();
        Assert.Contains("(\"A_PASSWORD\")", text, StringComparison.Ordinal);
        Assert.Contains("(\"A_PASSWORD2\")", text, StringComparison.Ordinal);
    }
}
