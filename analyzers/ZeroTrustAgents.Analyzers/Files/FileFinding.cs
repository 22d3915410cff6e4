using Microsoft.CodeAnalysis.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>A credential found in a file.</summary>
/// <param name="Span">Where it stands, without quotes.</param>
/// <param name="Kind">What it is by its format; null where only its name tells.</param>
/// <param name="Target">The path of its name; empty where it has none.</param>
internal readonly record struct FileFinding(TextSpan Span, CredentialKind? Kind, string Target);
