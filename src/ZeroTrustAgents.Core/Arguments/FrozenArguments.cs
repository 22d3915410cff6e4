namespace ZeroTrustAgents.Arguments;

internal sealed class FrozenArguments
{
}
