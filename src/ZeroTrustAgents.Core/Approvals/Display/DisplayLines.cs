using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Lines that all begin with a mark of ours. Text is wrapped here and not by the terminal: a terminal's continuation
/// line begins at the margin, where padded text could pose as a prompt.
/// </summary>
internal sealed class DisplayLines
{
    private const int Width = 100;
    private readonly StringBuilder _text = new();

    /// <summary>Adds <paramref name="shown"/>, already escaped, wrapped under its label.</summary>
    public void Add(string label, string shown)
    {
        string first = label.PadRight(11);
        for (int at = 0; at == 0 || at < shown.Length; at += Width)
        {
            _text.Append("| ").Append(at == 0 ? first : "          ↪").Append(' ');
            _text.Append(shown, at, Math.Min(Width, shown.Length - at)).Append('\n');
        }
    }

    public override string ToString() => _text.ToString();
}
