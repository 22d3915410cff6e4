using System.Text;
using Spectre.Console;

namespace HelpdeskAgent.Terminal;

/// <summary>Writes text of one colour, its further lines as far in as its first, and no spaces at the ends of lines.</summary>
internal static class Paragraph
{
    /// <param name="console">Where to.</param>
    /// <param name="colour">Colour of the lead, or of the text where there is none.</param>
    /// <param name="text">The text.</param>
    /// <param name="indent">How far in.</param>
    /// <param name="lead">A word that stands before the text.</param>
    public static void WriteParagraph(this IAnsiConsole console, string colour, string text, int indent = 0, string lead = "")
    {
        console.Write(new string(' ', indent));
        if (lead.Length > 0)
            console.Write(lead + " ", Style.Parse(colour));
        int margin = indent + (lead.Length > 0 ? lead.Length + 1 : 0);
        Style style = lead.Length > 0 ? Style.Plain : Style.Parse(colour);
        var lines = Lines(text, Math.Max(20, console.Profile.Width - margin - 1));
        console.WriteLine(lines[0], style);
        foreach (string line in lines.Skip(1))
        {
            console.Write(new string(' ', margin));
            console.WriteLine(line, style);
        }
    }

    private static List<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }
}
