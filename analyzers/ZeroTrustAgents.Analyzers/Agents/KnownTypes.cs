namespace ZeroTrustAgents.Analyzers;

/// <summary>Metadata names of the types that the rules about agents look for. A test asserts that each exists.</summary>
internal static class KnownTypes
{
    public const string Kernel = "Microsoft.SemanticKernel.Kernel";
    public const string KernelExtensions = "Microsoft.SemanticKernel.KernelExtensions";
    public const string KernelBuilder = "Microsoft.SemanticKernel.IKernelBuilder";
    public const string KernelBuilderPlugins = "Microsoft.SemanticKernel.IKernelBuilderPlugins";
    public const string KernelServices = "Microsoft.Extensions.DependencyInjection.KernelServiceCollectionExtensions";
    public const string KernelFunction = "Microsoft.SemanticKernel.KernelFunction";
    public const string KernelFunctionAttribute = "Microsoft.SemanticKernel.KernelFunctionAttribute";
    public const string KernelFunctionFactory = "Microsoft.SemanticKernel.KernelFunctionFactory";
    public const string KernelFunctionCall = "Microsoft.SemanticKernel.FunctionCallContent";
    public const string KernelPlugin = "Microsoft.SemanticKernel.KernelPlugin";
    public const string KernelPluginCollection = "Microsoft.SemanticKernel.KernelPluginCollection";
    public const string ReadOnlyKernelPluginCollection = "Microsoft.SemanticKernel.IReadOnlyKernelPluginCollection";
    public const string KernelPluginFactory = "Microsoft.SemanticKernel.KernelPluginFactory";
    public const string FunctionChoiceBehavior = "Microsoft.SemanticKernel.FunctionChoiceBehavior";
    public const string PromptExecutionSettings = "Microsoft.SemanticKernel.PromptExecutionSettings";
    public const string FunctionFilter = "Microsoft.SemanticKernel.IFunctionInvocationFilter";
    public const string AutoFunctionFilter = "Microsoft.SemanticKernel.IAutoFunctionInvocationFilter";
    public const string PromptFilter = "Microsoft.SemanticKernel.IPromptRenderFilter";

    public const string AIAgent = "Microsoft.Agents.AI.AIAgent";
    public const string AITool = "Microsoft.Extensions.AI.AITool";
    public const string AIFunction = "Microsoft.Extensions.AI.AIFunction";
    public const string AIFunctionFactory = "Microsoft.Extensions.AI.AIFunctionFactory";
    public const string ChatOptions = "Microsoft.Extensions.AI.ChatOptions";
    public const string FunctionInvokingChatClient = "Microsoft.Extensions.AI.FunctionInvokingChatClient";

    public const string McpServerTool = "ModelContextProtocol.Server.McpServerTool";
    public const string McpServerToolAttribute = "ModelContextProtocol.Server.McpServerToolAttribute";

    public const string ToolAccessAttribute = "ZeroTrustAgents.ToolAccessAttribute";
    public const string AgentHost = "ZeroTrustAgents.Sessions.AgentHost";
    public const string AgentSession = "ZeroTrustAgents.Sessions.AgentSession";
    public const string SessionExtensions = "ZeroTrustAgents.AgentSessionSemanticKernelExtensions";
    public const string SemanticKernelBuilder = "ZeroTrustAgents.SemanticKernel.SemanticKernelBuilder";
    public const string AgentsBuilder = "Microsoft.Extensions.DependencyInjection.ZeroTrustAgentsBuilder";
    public const string AgentsServices = "Microsoft.Extensions.DependencyInjection.ZeroTrustAgentsServiceCollectionExtensions";
    public const string AgentBuilder = "Microsoft.Extensions.DependencyInjection.AgentBuilder";
    public const string GrantBuilder = "Microsoft.Extensions.DependencyInjection.GrantBuilder";
    public const string ArgumentBuilder = "Microsoft.Extensions.DependencyInjection.ArgumentBuilder";
    public const string ToolAccess = "ZeroTrustAgents.ToolAccess";
    public const string TokenValidationParameters = "Microsoft.IdentityModel.Tokens.TokenValidationParameters";

    public const string HttpClient = "System.Net.Http.HttpClient";
    public const string HttpClientHandler = "System.Net.Http.HttpClientHandler";
    public const string SocketsHttpHandler = "System.Net.Http.SocketsHttpHandler";
    public const string WebClient = "System.Net.WebClient";
    public const string WebRequest = "System.Net.WebRequest";
    public const string Socket = "System.Net.Sockets.Socket";
    public const string TcpClient = "System.Net.Sockets.TcpClient";
    public const string UdpClient = "System.Net.Sockets.UdpClient";
    public const string ClientWebSocket = "System.Net.WebSockets.ClientWebSocket";
    public const string SmtpClient = "System.Net.Mail.SmtpClient";
    public const string Process = "System.Diagnostics.Process";
    public const string Environment = "System.Environment";

    public const string ProcessStartInfo = "System.Diagnostics.ProcessStartInfo";
    public const string File = "System.IO.File";
    public const string FileInfo = "System.IO.FileInfo";
    public const string Directory = "System.IO.Directory";
    public const string DirectoryInfo = "System.IO.DirectoryInfo";
    public const string FileSystemInfo = "System.IO.FileSystemInfo";
    public const string FileStream = "System.IO.FileStream";
    public const string StreamReader = "System.IO.StreamReader";
    public const string StreamWriter = "System.IO.StreamWriter";
    public const string ZipFile = "System.IO.Compression.ZipFile";
    public const string HttpClientJson = "System.Net.Http.Json.HttpClientJsonExtensions";
    public const string HttpRequestMessage = "System.Net.Http.HttpRequestMessage";
    public const string Type = "System.Type";
    public const string Assembly = "System.Reflection.Assembly";
    public const string AssemblyLoadContext = "System.Runtime.Loader.AssemblyLoadContext";
    public const string Activator = "System.Activator";
    public const string NativeLibrary = "System.Runtime.InteropServices.NativeLibrary";
    public const string DbCommand = "System.Data.IDbCommand";
    public const string DbBatchCommand = "System.Data.Common.DbBatchCommand";
    public const string DbAdapter = "System.Data.IDataAdapter";
    public const string DbConnection = "System.Data.IDbConnection";
}
