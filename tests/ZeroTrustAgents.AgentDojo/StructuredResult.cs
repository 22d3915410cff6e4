using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ZeroTrustAgents.AgentDojo;

/// <summary>The suites' tools return objects, recorded as YAML: read back into what a tool would return.</summary>
internal static class StructuredResult
{
    public static object Of(string recorded)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(recorded));
            return stream.Documents is [{ RootNode: not YamlScalarNode and var root }] ? Convert(root)! : recorded;
        }
        catch (YamlException)
        {
            return recorded;
        }
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(static c => KeyValuePair.Create(c.Key.ToString(), Convert(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "" or null } => null,
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };
}
