using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Approvals;

/// <summary>
/// Letters that look like ASCII letters. A short list on purpose: the letters that real homograph attacks use, from the
/// scripts that look most like Latin; everything that Unicode itself calls compatible with ASCII (fullwidth,
/// mathematical, ligatures) is found through NFKC and not listed.
/// </summary>
internal static class Confusables
{
    // Pairs of a letter and the ASCII letter whose glyph it shares in ordinary fonts.
    private const string Twins =
        "аaеeоoрpсcуyхxіiїiјjѕsһhԁdԛqԝwӏlѵvѡwүy" +
        "АAВBЕEЅSІIЇIЈJКKМMНHОOРPСCТTУYХXҮYӀlԌGԚQԜW" +
        "αaνvοoρpυuϲcϳjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹCϺM" +
        "հhոnսuօoցgքpՍSՕO" +
        "ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᏆTᎫJᏦKᏞLᎷMᏒRᏚSᎢTᏙVᎳWᏃZ" +
        "ꓮAꓐBꓚCꓓDꓰEꓝFꓖGꓧHꓲIꓙJꓗKꓡLꓟMꓠNꓳOꓑPꓣRꓢSꓔTꓴUꓦVꓪWꓫXꓬYꓜZ" +
        "ⲟoⲣpⲥcⲭx";

    // The same for letters that only a hurried reader takes for the ASCII one: too common in honest words to mark.
    private const string Relatives =
        "бbвbгrѐeёeзzиuйuкkмmнhпnтtчyшwыblьbъbҝkқkңhҳxұyӕaәeѳoғf" +
        "ЗZЬbАAЎYҺhѴVҒFҚKҢHҲX" +
        "βbγyδdεeζzηnθoικkλlμuξeπnςcσoτtφoχxψwωwϱp" +
        "աwզqյjՏSԼL" +
        "ıiȷjɑaɡgɩiɪiʏyʀrʟlɴnʜhʙbɢgᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzøołlđdħhŧtƅbƽsǀlᴦrᴑoƖl" +
        "ⲏhⲓiⲕkⲙmⲛnⲧtоoסoוlاl٥o۵o०o০o๐o";

    private static readonly FrozenDictionary<int, char> Map = Build(Twins + Relatives);
    private static readonly FrozenSet<int> TwinSet = Build(Twins).Keys.ToFrozenSet();

    /// <summary>The ASCII letter that <paramref name="rune"/> looks like, or <c>'\0'</c>.</summary>
    public static char LooksLike(Rune rune) => Map.GetValueOrDefault(rune.Value);

    /// <summary>Whether <paramref name="rune"/> cannot be told from an ASCII letter by its look.</summary>
    public static bool IsTwin(Rune rune) => TwinSet.Contains(rune.Value);

    /// <summary>
    /// What an identifier looks like: two identifiers with one skeleton are one person until somebody proves otherwise.
    /// Coarser than UTS 39 on purpose (accents, case, 0/o and 1/l/I fall together): a false match only costs a second
    /// approver with a clearer name.
    /// </summary>
    public static string Skeleton(string identifier)
    {
        var skeleton = new StringBuilder(identifier.Length);
        foreach (Rune rune in identifier.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator)
                continue;
            char alike = LooksLike(rune);
            Rune seen = alike == 0 ? rune : new Rune(alike);
            // Upper first: ς and σ, ſ and s meet only there. Then once more through the list, in lower case.
            seen = Rune.ToLowerInvariant(Rune.ToUpperInvariant(seen));
            alike = LooksLike(seen);
            skeleton.Append(alike == 0 ? seen.ToString() : char.ToLowerInvariant(alike).ToString());
        }

        return skeleton.Replace('0', 'o').Replace('1', 'l').Replace('i', 'l').Replace('|', 'l').Replace("rn", "m").Replace("vv", "w").ToString();
    }

    private static FrozenDictionary<int, char> Build(string pairs)
    {
        var map = new Dictionary<int, char>();
        int previous = 0;
        foreach (Rune rune in pairs.EnumerateRunes())
        {
            if (!rune.IsAscii)
                previous = rune.Value;
            else if (previous != 0)
                map.TryAdd(previous, (char)rune.Value);
        }

        return map.ToFrozenDictionary();
    }
}
