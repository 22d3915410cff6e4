using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Arguments;

/// <summary>What freezing needs to know about a parameter, worked out once per tool.</summary>
internal sealed class ParameterPlan
{
    private readonly TypeConverter? _converter;

    public ParameterPlan(ToolParameter parameter, JsonSerializerOptions json)
    {
        Name = parameter.Name;
        Declared = parameter.Type;
        Target = Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;
        AcceptsNull = parameter.IsUnbound || !parameter.Type.IsValueType || Target != parameter.Type;
        IsAny = parameter.Type == typeof(object);
        IsUnbound = parameter.IsUnbound;
        IsText = Target == typeof(string);
        IsScalar = Scalars.IsScalar(Target);
        Key = EncodeKey(parameter.Name);
        _converter = IsAny || IsText ? null : FindConverter(Target);
        (HasDefault, Default) = FindDefault(parameter, json);
    }

    public string Name { get; }

    /// <summary>The parameter's type.</summary>
    public Type Declared { get; }

    /// <summary>The parameter's type without <see cref="Nullable{T}"/>.</summary>
    public Type Target { get; }

    public bool AcceptsNull { get; }

    public bool IsAny { get; }

    public bool IsText { get; }

    public bool IsScalar { get; }

    /// <summary>The canonical property name with its colon.</summary>
    public byte[] Key { get; }

    public bool HasDefault { get; }

    /// <summary>The default as the body would see it. Where it is not a scalar, every call gets a copy of its own.</summary>
    public object? Default { get; }

    /// <summary>Whether no parameter of the body receives it: it stays among the arguments, and the body looks for it there.</summary>
    public bool IsUnbound { get; }

    /// <summary>Whether absence is left to the host: an untyped or unbound parameter, or a nullable value without default.</summary>
    public bool MayBeAbsent => IsAny || IsUnbound || (AcceptsNull && Declared.IsValueType);

    public bool CanConvertText => _converter is not null;

    /// <summary>Converts as Semantic Kernel does: with the caller's culture, and if that fails with the invariant one.</summary>
    /// <exception cref="Exception">Whatever the converter throws where both fail.</exception>
    public object? ConvertText(string text, CultureInfo culture)
    {
        try
        {
            return _converter!.ConvertFrom(null, culture, text);
        }
        catch (Exception) when (!culture.Equals(CultureInfo.InvariantCulture))
        {
            return _converter!.ConvertFrom(null, CultureInfo.InvariantCulture, text);
        }
    }

    private static byte[] EncodeKey(string name)
    {
        CanonicalWriter writer = CanonicalWriter.Rent(int.MaxValue);
        writer.AppendKey(name);
        byte[] key = writer.Written.ToArray();
        writer.Return();
        return key;
    }

    private static TypeConverter? FindConverter(Type type)
    {
        // An enum's own [TypeConverter] is ignored, as the host ignores it.
        TypeConverter converter = type.IsEnum ? new EnumConverter(type) : TypeDescriptor.GetConverter(type);
        return converter.CanConvertFrom(typeof(string)) ? converter : null;
    }

    private (bool Has, object? Value) FindDefault(ToolParameter parameter, JsonSerializerOptions json)
    {
        if (!parameter.HasDefault)
            return (false, null);
        if (parameter.DefaultValue is null)
            // Reflection reports default(T) of a struct as null.
            return (true, AcceptsNull ? null : RuntimeHelpers.GetUninitializedObject(Target));
        if (!IsScalar || Target.IsInstanceOfType(parameter.DefaultValue))
            return (true, parameter.DefaultValue);
        return ScalarConversion.Convert(parameter.DefaultValue, this, CultureInfo.InvariantCulture, json, out object? value) is null
            ? (true, value)
            : (false, null);
    }
}
