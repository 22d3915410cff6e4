using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// Converts a value to a scalar parameter's type before it is checked, the way the host would after it was checked: the
/// host finds the right type and passes it on unchanged.
/// </summary>
internal static class ScalarConversion
{
    public static ReasonCode? Convert(object value, ParameterPlan parameter, CultureInfo culture, JsonSerializerOptions json, out object? result)
    {
        result = null;
        return value switch
        {
            string text => FromText(text, parameter, culture, out result),
            JsonElement element => FromJson(element, parameter, json, out result),
            JsonDocument document => FromJson(document.RootElement, parameter, json, out result),
            // To a text parameter the host passes a node's own text.
            JsonNode node when parameter.IsText => Done(node.ToString(), parameter, out result),
            JsonNode node => FromJson(JsonSerializer.SerializeToElement(node), parameter, json, out result),
            _ when parameter.IsText => Done(ToText(value, culture), parameter, out result),
            _ => Done(FromNumber(value, parameter.Target), parameter, out result),
        };
    }

    private static ReasonCode? FromText(string text, ParameterPlan parameter, CultureInfo culture, out object? result)
    {
        result = null;
        // Parsers skip trailing nulls; a text that only looks like another must not count as it.
        if (text.Contains('\0', StringComparison.Ordinal))
            return ReasonCodes.ArgumentMalformed;
        Type target = parameter.Target;
        if (target == typeof(int) && text.Length is > 0 and < 10 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            result = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        else if (target == typeof(bool) && bool.TryParse(text, out bool b))
            result = b ? Scalars.True : Scalars.False;
        else if (!parameter.CanConvertText)
            result = NumberText.Parse(text, target, culture) ?? NumberText.Parse(text, target, CultureInfo.InvariantCulture);
        else
        {
            try
            {
                result = parameter.ConvertText(text, culture);
            }
            catch (Exception)
            {
                return ReasonCodes.ArgumentInvalid;
            }
        }

        return Done(result, parameter, out result);
    }

    private static ReasonCode? FromJson(JsonElement element, ParameterPlan parameter, JsonSerializerOptions json, out object? result)
    {
        result = null;
        switch (element.ValueKind)
        {
            case JsonValueKind.Undefined:
                return ReasonCodes.ArgumentMalformed;
            case JsonValueKind.Null:
                return parameter.AcceptsNull ? null : ReasonCodes.ArgumentInvalid;
            case JsonValueKind.True or JsonValueKind.False when parameter.Target == typeof(bool):
                result = element.ValueKind == JsonValueKind.True ? Scalars.True : Scalars.False;
                return null;
            case JsonValueKind.String:
                return FromJsonText(element, parameter, json, out result);
        }

        return Deserialize(element, parameter, json, out result);
    }

    private static ReasonCode? FromJsonText(JsonElement element, ParameterPlan parameter, JsonSerializerOptions json, out object? result)
    {
        result = null;
        string text;
        try
        {
            text = element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, or bytes that are not UTF-8.
            return ReasonCodes.ArgumentMalformed;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
            return ReasonCodes.ArgumentMalformed;
        Type target = parameter.Target;
        if (parameter.IsText)
            return Done(text, parameter, out result);
        if (target == typeof(bool))
            return Done(bool.TryParse(text, out bool b) ? b ? Scalars.True : Scalars.False : null, parameter, out result);
        // The host ignores its own culture here and takes the thread's.
        if (Scalars.IsNumber(target))
            return Done(NumberText.Parse(text, target, CultureInfo.CurrentCulture), parameter, out result);
        if (Deserialize(element, parameter, json, out result) is null)
            return null;
        // The host's schema offers an enum's names to the model, and its serializer may then refuse them.
        return target.IsEnum && FromText(text, parameter, CultureInfo.InvariantCulture, out result) is null && Enum.IsDefined(target, result!)
            ? null
            : ReasonCodes.ArgumentInvalid;
    }

    private static ReasonCode? Deserialize(JsonElement element, ParameterPlan parameter, JsonSerializerOptions json, out object? result)
    {
        try
        {
            return Done(element.Deserialize(parameter.Target, json), parameter, out result);
        }
        catch (Exception)
        {
            result = null;
            return ReasonCodes.ArgumentInvalid;
        }
    }

    private static string? ToText(object value, CultureInfo culture) =>
        value is IFormattable formattable ? formattable.ToString(null, culture) : value.ToString();

    private static object? FromNumber(object value, Type target)
    {
        if (!Scalars.IsNumber(value.GetType()))
            return null;
        if (!target.IsEnum)
            return NumberText.Convert(value, target);
        return NumberText.Convert(value, Enum.GetUnderlyingType(target)) is { } number ? Enum.ToObject(target, number) : null;
    }

    private static ReasonCode? Done(object? value, ParameterPlan parameter, out object? result)
    {
        result = value;
        return parameter.Target.IsInstanceOfType(value) ? null : ReasonCodes.ArgumentInvalid;
    }
}
