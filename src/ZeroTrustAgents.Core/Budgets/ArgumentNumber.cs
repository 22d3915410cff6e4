using System.Globalization;
using System.Text;
using ZeroTrustAgents.Arguments;

namespace ZeroTrustAgents.Budgets;

/// <summary>Reads an argument as a number, in whatever form its canonical JSON has it.</summary>
internal static class ArgumentNumber
{
    public static bool TryGet(FrozenArguments arguments, int index, out decimal number)
    {
        string text = Encoding.UTF8.GetString(arguments.CanonicalOf(index)).Trim('"');
        string prefix = Encoding.UTF8.GetString(CanonicalJson.NumberPrefix);
        return decimal.TryParse(text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
