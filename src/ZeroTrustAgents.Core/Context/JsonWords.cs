using System.Text.Json;

namespace ZeroTrustAgents.Context;

/// <summary>The texts of JSON, without its escapes.</summary>
internal static class JsonWords
{
    /// <summary>All texts and numbers.</summary>
    public static List<string> Of(string json)
    {
        var values = new List<string>();
        Read(json, (_, value) => values.Add(value));
        return values;
    }

    /// <summary>The texts and numbers of fields with these names, at any depth.</summary>
    public static List<string> Fields(string json, string[] names)
    {
        var values = new List<string>();
        if (names.Length > 0)
        {
            Read(json, (path, value) =>
            {
                if (path.Any(p => names.Contains(p, StringComparer.OrdinalIgnoreCase)))
                    values.Add(value);
            });
        }

        return values;
    }

    private static void Read(string json, Action<IReadOnlyCollection<string>, string> found)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            Read(document.RootElement, new Stack<string>(), found);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not what it was said to be, or half a character in it: the rest of it is not known.
        }
    }

    private static void Read(JsonElement element, Stack<string> path, Action<IReadOnlyCollection<string>, string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    path.Push(property.Name);
                    Read(property.Value, path, found);
                    path.Pop();
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    Read(item, path, found);
                break;
            case JsonValueKind.String:
                found(path, element.GetString()!);
                break;
            case JsonValueKind.Number:
                found(path, element.GetRawText());
                break;
        }
    }
}
