using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Lines that all begin with a mark of ours. Text is wrapped here and not by the terminal: a terminal's continuation
/// line begins at the margin, where padded text could pose as a prompt.
/// </summary>
internal sealed class DisplayLines
{
    // With mark and label within the 80 columns that any terminal has.
    private const int Width = 64;
    private const int FirstWide = 0x1100;

    private readonly StringBuilder _text = new();

    /// <summary>Adds <paramref name="shown"/>, already escaped, wrapped under its label.</summary>
    public void Add(string label, string shown)
    {
        _text.Append("| ").Append(label.PadRight(11)).Append(' ');
        int column = 0;
        foreach (Rune rune in shown.EnumerateRunes())
        {
            // East Asian characters and emoji take two columns; where it is unclear, two is the safe guess.
            int columns = rune.Value < FirstWide ? 1 : 2;
            if (column + columns > Width)
            {
                _text.Append("\n|           ↪ ");
                column = 0;
            }

            _text.Append(rune.ToString());
            column += columns;
        }

        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();
}
