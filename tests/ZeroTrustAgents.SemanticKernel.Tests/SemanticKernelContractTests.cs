using ZeroTrustAgents.SemanticKernel.Tests.Routes;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.SemanticKernel.Tests;

/// <summary>The bypass suite over Semantic Kernel's routes.</summary>
public sealed class SemanticKernelContractTests : GuardContractTests<SemanticKernelAdapter>;
