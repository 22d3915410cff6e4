namespace ZeroTrustAgents.Tools;

/// <summary>One parameter of a tool, as the host would convert an argument to it.</summary>
/// <param name="Name">Its name; compared without case, as the hosts do.</param>
/// <param name="Type">Its CLR type; <see cref="object"/> where the host does not say (prompt and OpenAPI functions).</param>
/// <param name="HasDefault">Whether the body has a default for it.</param>
/// <param name="DefaultValue">That default.</param>
/// <param name="IsUnbound">Whether the host hands it to the body as it is, and so leaves absence and null to the body, whatever the type (OpenAPI operations).</param>
internal sealed record ToolParameter(string Name, Type Type, bool HasDefault = false, object? DefaultValue = null, bool IsUnbound = false);
