namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>What a part of the project has besides when its entities are worked on by agents: tools, and a host that runs them.</summary>
internal static partial class Shapes
{
    public static readonly (string Name, Action<Unit, Lines> Write)[] Agents = [("Tools", Tools), ("Agent", Agent)];

    private static void Tools(Unit u, Lines f)
    {
        f.Add("/// <summary>What an agent can do with it.</summary>").Open($"public sealed class {u.Name}Tools(System.Net.Http.HttpClient http)");
        foreach (string verb in u.Verbs)
        {
            f.Add($"[Microsoft.SemanticKernel.KernelFunction, System.ComponentModel.Description(\"{u.Sentence()}\")]");
            f.Add($"[ZeroTrustAgents.ToolAccess(\"{u.Camel}:{verb.ToLowerInvariant()}\", Tier = ZeroTrustAgents.TrustTier.Elevated, Audience = \"{u.Camel}\")]");
            f.Open($"public async Task<string> {verb}ItemAsync(string id, string remark, CancellationToken cancellationToken)");
            f.Add("if (string.IsNullOrWhiteSpace(id))").Add("    throw new ArgumentException(\"An id is needed.\", nameof(id));");
            f.Add($"string address = $\"{u.Camel}/{{Uri.EscapeDataString(id)}}/{verb.ToLowerInvariant()}?remark={{Uri.EscapeDataString(remark)}}\";");
            f.Add("using System.Net.Http.HttpResponseMessage response = await http.GetAsync(address, cancellationToken);");
            f.Add("response.EnsureSuccessStatusCode();").Add("return await response.Content.ReadAsStringAsync(cancellationToken);").Close().Add();
        }

        f.Close();
    }

    private static void Agent(Unit u, Lines f)
    {
        f.Open($"public sealed class {u.Name}Agent(ZeroTrustAgents.Sessions.AgentHost agents)");
        f.Open("public async Task<string> RunAsync(System.Security.Claims.ClaimsPrincipal user, string request, CancellationToken cancellationToken)");
        f.Add($"await using var session = await agents.BeginSessionAsync(\"{u.Camel}\", user, cancellationToken: cancellationToken);");
        f.Add("await using var turn = await session.BeginTurnAsync(request, cancellationToken);");
        f.Add("Microsoft.SemanticKernel.Kernel kernel = ZeroTrustAgents.AgentSessionSemanticKernelExtensions.CreateKernel(session);");
        f.Add("var arguments = new Microsoft.SemanticKernel.KernelArguments { [\"id\"] = request, [\"remark\"] = user.Identity?.Name };");
        f.Add("var text = new StringBuilder();");
        f.Open($"foreach (string name in new[] {{ {string.Join(", ", u.Verbs.Select(static v => $"\"{v}Item\""))} }})");
        f.Add($"var function = Microsoft.SemanticKernel.KernelPluginExtensions.GetFunction(kernel.Plugins, \"{u.Name}\", name);");
        f.Add("text.Append(await kernel.InvokeAsync(function, arguments, cancellationToken)).AppendLine();").Close();
        f.Add("return text.ToString();").Close().Close();
    }
}
