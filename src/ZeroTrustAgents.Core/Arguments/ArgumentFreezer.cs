using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Arguments;

/// <summary>One freezing of arguments: collect, convert and copy, write canonically. It lives on the stack.</summary>
internal ref struct ArgumentFreezer(
    ToolDescriptor tool, CultureInfo culture, LimitOptions limits, Func<object, bool>? isService, CanonicalWriter writer)
{
    private readonly ArgumentPlan _plan = ArgumentPlan.For(tool);
    private bool _first = true;

    public ArgumentSlot[] Slots { get; private set; } = [];

    public KeyValuePair<string, object?>[] Extras { get; private set; } = [];

    /// <summary>The parameter being frozen; <see langword="null"/> for an undeclared argument, whose name is the caller's text.</summary>
    public string? Current { get; private set; }

    public ReasonCode? Freeze(IReadOnlyDictionary<string, object?> raw)
    {
        int count = raw.Count;
        if (count > limits.MaxArguments)
            return ReasonCodes.ArgumentTooLarge;
        if (_plan.IsAmbiguous)
            return ReasonCodes.ArgumentMalformed;
        if (!TryCollectDeclared(raw, count) && Collect(raw) is { } reason)
            return reason;
        writer.Append((byte)'{');
        if (FreezeInOrder() is { } failure)
            return failure;
        writer.Append((byte)'}');
        return writer.CheckSize();
    }

    /// <summary>The usual case, without an enumerator: every entry is found under a parameter's declared name.</summary>
    private bool TryCollectDeclared(IReadOnlyDictionary<string, object?> raw, int count)
    {
        ParameterPlan[] parameters = _plan.Parameters;
        Slots = new ArgumentSlot[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            if (!raw.TryGetValue(parameters[i].Name, out object? value))
                continue;
            Slots[i].Value = value;
            Slots[i].Origin = ArgumentOrigin.Given;
            count--;
        }

        return count == 0;
    }

    private ReasonCode? Collect(IReadOnlyDictionary<string, object?> raw)
    {
        Array.Clear(Slots);
        var extras = new List<KeyValuePair<string, object?>>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> argument in raw)
        {
            if (argument.Key.Length > limits.MaxArgumentBytes || names.Count >= limits.MaxArguments)
                return ReasonCodes.ArgumentTooLarge;
            if (!ArgumentName.IsWellFormed(argument.Key) || !names.Add(argument.Key))
                return ReasonCodes.ArgumentMalformed;
            int index = tool.IndexOf(argument.Key);
            if (index < 0)
            {
                extras.Add(argument);
                continue;
            }

            Slots[index].Value = argument.Value;
            Slots[index].Origin = ArgumentOrigin.Given;
        }

        extras.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        Extras = [.. extras];
        return null;
    }

    /// <summary>Parameters and extras are both sorted; canonical JSON merges them.</summary>
    private ReasonCode? FreezeInOrder()
    {
        int extra = 0;
        foreach (int index in _plan.Order)
        {
            while (extra < Extras.Length && string.CompareOrdinal(Extras[extra].Key, _plan.Parameters[index].Name) < 0)
            {
                if (FreezeExtra(ref Extras[extra++]) is { } reason)
                    return reason;
            }

            Current = _plan.Parameters[index].Name;
            if (FreezeParameter(_plan.Parameters[index], ref Slots[index]) is { } failure)
                return failure;
            Current = null;
        }

        while (extra < Extras.Length)
        {
            if (FreezeExtra(ref Extras[extra++]) is { } reason)
                return reason;
        }

        return null;
    }

    private ReasonCode? FreezeParameter(ParameterPlan parameter, ref ArgumentSlot slot)
    {
        if (slot.Origin == ArgumentOrigin.Absent)
        {
            if (!parameter.HasDefault)
                return parameter.MayBeAbsent ? null : ReasonCodes.ArgumentInvalid;
            slot.Value = parameter.Default;
            slot.Origin = ArgumentOrigin.Default;
        }

        object? value = slot.Value;
        if (value is null && !parameter.AcceptsNull)
            return ReasonCodes.ArgumentInvalid;
        if (value is not null && IsService(value))
            return parameter.Declared.IsInstanceOfType(value) ? null : ReasonCodes.ArgumentInvalid;
        Separate();
        writer.Append(parameter.Key);
        slot.Start = writer.Length;
        ReasonCode? reason = FreezeValue(value, parameter, out slot.Value);
        slot.Length = writer.Length - slot.Start;
        return reason;
    }

    private ReasonCode? FreezeExtra(ref KeyValuePair<string, object?> extra)
    {
        if (extra.Value is not null && IsService(extra.Value))
            return null;
        Separate();
        object? copy = null;
        ReasonCode? reason = writer.AppendKey(extra.Key) ?? FreezeUntyped(extra.Value, typeof(object), out copy);
        extra = new(extra.Key, copy);
        return reason;
    }

    private ReasonCode? FreezeValue(object? value, ParameterPlan parameter, out object? frozen)
    {
        frozen = value;
        if (value is null)
            return CanonicalJson.WriteKeyword(writer, "null"u8);
        if (value is string text)
        {
            if (text.Length > (long)limits.MaxArgumentBytes * CanonicalJson.MaxEscape)
                return ReasonCodes.ArgumentTooLarge;
            if (parameter.IsText || parameter.IsAny)
                return writer.AppendText(text);
            if (!parameter.IsScalar && parameter.CanConvertText && !parameter.Declared.IsInstanceOfType(text))
                return FreezeConverted(text, parameter, out frozen);
        }

        if (!parameter.IsScalar)
            return FreezeUntyped(value, parameter.Declared, out frozen);
        if (parameter.Target != value.GetType() || value is Uri)
        {
            if (parameter.Target == typeof(Uri) && value is Uri)
                Scalars.TryKeep(value, out frozen);
            else if (ScalarConversion.Convert(value, parameter, culture, tool.Json, out frozen) is { } reason)
                return reason;
            if (frozen is null)
                return CanonicalJson.WriteKeyword(writer, "null"u8);
        }

        return CanonicalJson.WriteScalar(writer, frozen!);
    }

    /// <summary>A type that brings a converter for texts is converted first, as the host would, and then copied like any other value.</summary>
    private ReasonCode? FreezeConverted(string text, ParameterPlan parameter, out object? frozen)
    {
        frozen = null;
        object? converted;
        try
        {
            converted = parameter.ConvertText(text, culture);
        }
        catch (Exception)
        {
            return ReasonCodes.ArgumentInvalid;
        }

        return parameter.Target.IsInstanceOfType(converted)
            ? FreezeUntyped(converted!, parameter.Declared, out frozen)
            : ReasonCodes.ArgumentInvalid;
    }

    private ReasonCode? FreezeUntyped(object? value, Type declared, out object? frozen)
    {
        frozen = value;
        if (value is null)
            return CanonicalJson.WriteKeyword(writer, "null"u8);
        // A text counts as itself only where the parameter takes texts; elsewhere it is JSON, as it is to the host.
        if (declared.IsInstanceOfType(value) && Scalars.TryKeep(value, out object kept))
        {
            frozen = kept;
            return CanonicalJson.WriteScalar(writer, kept);
        }

        return StructuredValue.Copy(value, declared, tool.Json, limits, writer, out frozen);
    }

    private readonly bool IsService(object value) =>
        isService is not null && value is not (string or JsonElement or JsonNode or JsonDocument)
        && !Scalars.IsScalar(value.GetType()) && isService(value);

    private void Separate()
    {
        if (!_first)
            writer.Append((byte)',');
        _first = false;
    }
}
