using System.Runtime.InteropServices;
using HelpdeskAgent;
using Spectre.Console;

if (!SampleOptions.TryParse(args, out SampleOptions options, out string? problem))
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

using var stop = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
return await Sample.RunAsync(options, AnsiConsole.Console, stop.Token);
