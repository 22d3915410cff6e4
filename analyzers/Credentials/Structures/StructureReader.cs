namespace ZeroTrustAgents.Credentials;

/// <summary>Reads one structured credential. Costs no more than the characters between <paramref name="start"/> and the place where it gives up.</summary>
/// <param name="scan">The text and what is known of it.</param>
/// <param name="start">Where the prefix starts.</param>
/// <param name="end">The first character behind the credential.</param>
internal delegate bool StructureReader(ref Scan scan, int start, out int end);
