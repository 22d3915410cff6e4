using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace ZeroTrustAgents.Tests.Arguments;

/// <summary>Random JSON values, their many spellings, and small changes to them.</summary>
internal static class JsonModel
{
    private static readonly string[] Texts = ["", "a", "A", "\u0430", "5", "true", "null", "$number:5", "$text:x", "e\u0301", "\u00e9", "\ud83d\ude00", "\"\\/\n\u0001", "{\"a\":1}"];

    public static bool IsWellFormed(string text) => !text.Contains('\0') && text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public static object? Create(Random random, int depth = 4, bool typed = true) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 when typed => (BigInteger)random.NextInt64(long.MinValue, long.MaxValue) * random.Next(1, 10),
        2 or 3 => (BigInteger)random.Next(-100, 100),
        4 => typed ? Texts[random.Next(Texts.Length)] : "t" + Texts[random.Next(Texts.Length)],
        5 => Enumerable.Range(0, random.Next(4)).Select(_ => Create(random, depth - 1, typed)).ToList(),
        _ => Enumerable.Range(0, random.Next(4)).DistinctBy(i => i).ToDictionary(i => i + Texts[random.Next(Texts.Length)], _ => Create(random, depth - 1, typed)),
    };

    /// <summary>JSON text with random order, white space, escapes and number spellings.</summary>
    public static string Render(object? value, Random random)
    {
        var json = new StringBuilder();
        Render(value, random, json);
        return json.ToString();
    }

    /// <summary>A value that differs in exactly one place.</summary>
    public static object? Mutate(object? value, Random random)
    {
        switch (value)
        {
            case List<object?> list when list.Count > 0 && random.Next(3) > 0:
                var changed = new List<object?>(list);
                int index = random.Next(list.Count);
                changed[index] = Mutate(list[index], random);
                return changed;
            case Dictionary<string, object?> map when map.Count > 0 && random.Next(3) > 0:
                var copy = new Dictionary<string, object?>(map);
                string key = map.Keys.ElementAt(random.Next(map.Count));
                if (random.Next(4) == 0)
                {
                    copy.Remove(key);
                    copy[key + "x"] = map[key];
                }
                else
                    copy[key] = Mutate(map[key], random);
                return copy;
            case List<object?> list:
                return random.Next(2) == 0 ? new List<object?>(list) { null } : new List<object?> { list };
            case Dictionary<string, object?> map:
                return random.Next(2) == 0 ? new Dictionary<string, object?>(map) { ["new"] = null } : new List<object?> { map };
            case BigInteger number:
                return random.Next(3) switch { 0 => number + 1, 1 => -number - 1, _ => number.ToString(CultureInfo.InvariantCulture) };
            case string text:
                return random.Next(4) switch { 0 => text + "x", 1 => "$text:" + text, 2 => "$number:" + text, _ => text + "\u200d" };
            case bool b:
                return random.Next(2) == 0 ? !b : b ? "true" : "false";
            default:
                return random.Next(2) == 0 ? "null" : false;
        }
    }

    private static void Render(object? value, Random random, StringBuilder json)
    {
        Space(random, json);
        switch (value)
        {
            case null:
                json.Append("null");
                break;
            case bool b:
                json.Append(b ? "true" : "false");
                break;
            case BigInteger number:
                json.Append(CultureInfo.InvariantCulture, $"{number}").Append(random.Next(4) switch { 0 => ".0", 1 => "e0", 2 => ".00E+0", _ => "" });
                break;
            case string text:
                Text(text, random, json);
                break;
            case List<object?> list:
                json.Append('[');
                for (int i = 0; i < list.Count; i++)
                {
                    json.Append(i > 0 ? "," : "");
                    Render(list[i], random, json);
                }

                json.Append(']');
                break;
            case Dictionary<string, object?> map:
                json.Append('{');
                string[] keys = [.. map.Keys];
                random.Shuffle(keys);
                for (int i = 0; i < keys.Length; i++)
                {
                    json.Append(i > 0 ? "," : "");
                    Space(random, json);
                    Text(keys[i], random, json);
                    json.Append(':');
                    Render(map[keys[i]], random, json);
                }

                json.Append('}');
                break;
        }

        Space(random, json);
    }

    private static void Text(string text, Random random, StringBuilder json)
    {
        if (random.Next(2) == 0)
        {
            json.Append(JsonSerializer.Serialize(text));
            return;
        }

        json.Append('"');
        foreach (char c in text)
            json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        json.Append('"');
    }

    private static void Space(Random random, StringBuilder json) => json.Append(random.Next(4) switch { 0 => " ", 1 => "\n\t", _ => "" });
}
