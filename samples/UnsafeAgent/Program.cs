using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using UnsafeAgent;

// A kernel of nobody, with tools that nothing guards.
Kernel kernel = Kernel.CreateBuilder().Build();
kernel.Plugins.AddFromType<MailPlugin>();
kernel.FunctionInvocationFilters.Clear();
await kernel.InvokePromptAsync("Tidy up my mailbox");

// The same tool past every filter, by reflection, and as a plain method.
KernelFunction delete = kernel.Plugins.GetFunction("MailPlugin", "DeleteAll");
var options = new ChatOptions { Tools = [delete] };
delete.UnderlyingMethod?.Invoke(new MailPlugin(), []);
new MailPlugin().DeleteAll();

// The model gets to know the password of the mailbox.
var history = new ChatHistory();
history.AddSystemMessage("Sign in with " + Secrets.MailPassword);

// Who made this kernel cannot be seen from here.
static Task<FunctionResult> Anywhere(Kernel kernel) => kernel.InvokePromptAsync("Go on");

GC.KeepAlive((options, (Func<Kernel, Task<FunctionResult>>)Anywhere));
