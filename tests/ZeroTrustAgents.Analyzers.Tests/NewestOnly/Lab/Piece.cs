namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>A labelled piece of code.</summary>
/// <param name="Label">What it is, for the list of misses.</param>
/// <param name="Files">Its text; several when it is spread over files.</param>
internal sealed record Piece(string Label, params string[] Files)
{
    /// <summary>Wraps a rendered position into what has to be around it.</summary>
    public static Piece? Of(Position position, Slot slot, string label)
    {
        string? code = position.Render(slot);
        if (code is null)
            return null;
        int i = slot.Index;
        return new Piece(label, position.Level switch
        {
            Level.File => $"namespace N{i}\n{{\n{code}\n}}\n",
            Level.Member => $"public partial class C{i}\n{{\n{code}\n}}\n",
            Level.Statement => $"public class C{i}\n{{\npublic void Run(App app, string other, bool flag)\n{{\n{code}\n}}\n}}\n",
            _ => $"{{\n{code}\n}}\n",
        });
    }
}
