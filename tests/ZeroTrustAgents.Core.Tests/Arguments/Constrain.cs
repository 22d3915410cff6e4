using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Arguments;

/// <summary>Shortens compiling and asking a constraint.</summary>
internal static class Constrain
{
    public const string Where = "Agents:helpdesk:Grants:1:Arguments:user";

    public static ArgumentConstraint Ok(Type type, Action<ArgumentConstraintOptions> configure)
    {
        (ArgumentConstraint? constraint, List<string> problems) = Compile(type, configure);
        Assert.Empty(problems);
        return constraint!;
    }

    public static string Problem(Type type, Action<ArgumentConstraintOptions> configure)
    {
        (ArgumentConstraint? constraint, List<string> problems) = Compile(type, configure);
        Assert.Null(constraint);
        string problem = Assert.Single(problems);
        Assert.StartsWith(Where, problem);
        return problem[Where.Length..];
    }

    public static bool IsSatisfied(Type type, object? value, Action<ArgumentConstraintOptions> configure) =>
        Ok(type, configure).IsSatisfied(Freeze.Ok(Freeze.Tool(new ToolParameter("p", type)), new() { ["p"] = value }), 0);

    private static (ArgumentConstraint?, List<string>) Compile(Type type, Action<ArgumentConstraintOptions> configure)
    {
        var options = new ArgumentConstraintOptions();
        configure(options);
        var problems = new List<string>();
        return (ArgumentConstraint.Compile(Where, new ToolParameter("p", type), options, problems), problems);
    }
}
