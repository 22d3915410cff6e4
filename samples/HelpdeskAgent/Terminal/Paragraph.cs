using System.Text;
using Spectre.Console;

namespace HelpdeskAgent.Terminal;

/// <summary>Writes text of one colour, its further lines as far in as its first, and no spaces at the ends of lines.</summary>
internal static class Paragraph
{
    public static void WriteParagraph(this IAnsiConsole console, string colour, string text, int indent, string lead = "")
    {
        var style = Style.Parse(colour);
        string margin = new(' ', indent);
        int width = Math.Max(20, console.Profile.Width - indent - 1);
        var line = new StringBuilder();
        int used = 0;
        console.Write(margin);
        if (lead.Length > 0)
        {
            console.Write(lead, style);
            console.Write(" ");
            used = lead.Length + 1;
            style = Style.Plain;
        }

        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && used + line.Length + 1 + word.Length > width)
            {
                console.WriteLine(line.ToString(), style);
                console.Write(margin);
                line.Clear();
                used = 0;
            }

            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }

        console.WriteLine(line.ToString(), style);
    }
}
