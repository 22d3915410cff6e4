using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.Win32.SafeHandles;

namespace ZeroTrustAgents.KillTarget;

/// <summary>Tools whose effect is a line in a file, on stable storage before the tool returns.</summary>
internal sealed class EffectsPlugin(string directory) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SafeFileHandle _file = File.OpenHandle(
        Path.Combine(directory, Environment.ProcessId + ".effects"), FileMode.CreateNew, FileAccess.Write, FileShare.Read);

    private long _offset;

    [KernelFunction("Routine"), ToolAccess("things:read", Tier = TrustTier.Routine)]
    public string Routine(string session, int number) => Write("Routine", session, number);

    [KernelFunction("Elevated"), ToolAccess("things:write", Tier = TrustTier.Elevated)]
    public string Elevated(string session, int number) => Write("Elevated", session, number);

    public void Dispose() => _file.Dispose();

    private string Write(string tool, string session, int number)
    {
        byte[] line = Encoding.ASCII.GetBytes($"{tool} {session} {number}\n");
        lock (_lock)
        {
            RandomAccess.Write(_file, line, _offset);
            _offset += line.Length;
            RandomAccess.FlushToDisk(_file);
        }

        return "done";
    }
}
