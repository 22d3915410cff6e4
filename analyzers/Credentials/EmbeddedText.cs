namespace ZeroTrustAgents.Credentials;

/// <summary>
/// Reads names and values out of text: connection strings, JSON, XML, SQL, shell command lines, HTTP headers, query
/// strings and form bodies, URLs with user information. Linear in the text, allocates nothing, thread-safe.
/// </summary>
/// <remarks>
/// One walk over the text stops at the few characters that can stand between a name and its value. What is read behind one of them
/// is either found or skipped as a whole, and what is read before one is bounded: so no character is read more than a fixed number
/// of times. Placeholders are left to <see cref="CredentialValue"/>; prose, templates and code are not returned.
/// </remarks>
internal static class EmbeddedText
{
    /// <summary>Finds the next value whose name says something (<see cref="CredentialName"/>), from <paramref name="position"/>, which moves behind it.</summary>
    public static bool TryFindNext(ReadOnlySpan<char> text, ref int position, out EmbeddedValue found)
    {
        for (int i = Math.Max(0, position); i < text.Length; i++)
        {
            int next = i + 1;
            bool hit = false;
            found = default;
            switch (text[i])
            {
                case ':' when i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/':
                    hit = UserInformation.TryRead(text, i, out found, out next);
                    break;
                case ':' or '=':
                    hit = EmbeddedPair.TryRead(text, i, out found, out next);
                    break;
                case '>':
                    hit = EmbeddedElement.TryRead(text, i, out found, out next);
                    break;
                case '-':
                    hit = CommandOption.TryRead(text, i, out found, out next);
                    break;
                case '(':
                    hit = InsertedValue.TryRead(text, i, out found);
                    break;
                case '\'' or '"':
                    hit = QuotedOperand.TryRead(text, i, out found, out next);
                    break;
            }

            if (hit)
            {
                position = Math.Max(found.End, i + 1);
                return true;
            }

            i = Math.Max(next - 1, i);
        }

        position = text.Length;
        found = default;
        return false;
    }
}
