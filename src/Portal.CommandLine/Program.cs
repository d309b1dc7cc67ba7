using System.CommandLine;
using System.CommandLine.Invocation;
using Portal.CommandLine;

var parsed = CommandTree.Make().Parse(args);
// A wrong call is told with its mistakes alone; the help is one word away.
if (parsed.Action is ParseErrorAction mistakes) mistakes.ShowHelp = false;
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });
if (parsed.Action is not ParseErrorAction) return code;
await Console.Error.WriteLineAsync($"See {CommandTree.PathOf(parsed.CommandResult)} --help.");
return ExitCode.Wrong;
