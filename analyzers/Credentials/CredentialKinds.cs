namespace ZeroTrustAgents.Credentials;

/// <summary>
/// The table of credentials whose format identifies them: one row a kind. A kind whose format is one of many (32 hexadecimal
/// digits) is not here: the name of what holds it tells.
/// </summary>
/// <remarks>
/// Columns: id, name, provider, prefix (several joined by <c>|</c>), shape of what follows, check (null: the body must look
/// generated), how to revoke. To add a kind, add a row to the file of its theme; a test says what is missing.
/// </remarks>
internal static partial class CredentialKinds
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<CredentialKind> All { get; } =
    [
        .. Cloud(), .. Azure(), .. Data(), .. Ai(), .. Source(), .. Registries(), .. Payment(), .. Chat(), .. Mail(),
        .. Webhooks(), .. Delivery(), .. Monitoring(), .. Identity(), .. Business(), .. Keys(), .. ContextKinds.All,
    ];

    private static CredentialKind Row(string id, string name, string provider, string prefix, string shape, CredentialCheck? check, string revoke)
    {
        Shape compiled = Shape.Parse(shape);
        return new(id, name, provider, revoke)
        {
            Prefixes = prefix.Length == 0 ? [] : prefix.Split('|'),
            Shape = compiled,
            Check = check ?? (IsMixed(compiled) ? GeneratedBody.IsMixed : GeneratedBody.IsVaried),
        };
    }

    /// <summary>A row whose prefix leads to the credential and is not part of it.</summary>
    private static CredentialKind Behind(string id, string name, string provider, string prefix, string shape, CredentialCheck? check, string revoke)
        => Row(id, name, provider, prefix, shape, check, revoke) with { PrefixIsContext = true };

    /// <summary>A row whose values have a structure that a shape cannot describe.</summary>
    private static CredentialKind Structured(string id, string name, string provider, string prefix, StructureReader structure, string revoke)
        => new(id, name, provider, revoke) { Prefixes = prefix.Split('|'), Structure = structure };

    // A long run of an alphabet with both cases has both cases.
    private static bool IsMixed(Shape shape)
    {
        foreach (ShapePart part in shape.Parts)
        {
            if (!part.IsLiteral && part.Least >= 16 && CharClass.Has(part.Set, 'z') && CharClass.Has(part.Set, 'Z'))
                return true;
        }

        return false;
    }
}
