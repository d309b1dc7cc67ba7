using Microsoft.Extensions.Configuration;

namespace Portal.Platform.Commands;

/// <summary>Finds the command that was called and runs it. Arguments that begin with a dash are settings of the server.</summary>
public static class ConsoleCommands
{
    /// <returns>The exit code; null when no command was called and the portal should serve.</returns>
    public static async Task<int?> RunAsync(string[] args, IReadOnlyList<IConsoleCommand> commands, TextWriter output, TextWriter error)
    {
        if (args is [] || args[0].StartsWith('-')) return null;
        if (commands.FirstOrDefault(command => args.Take(Words(command).Length).SequenceEqual(Words(command))) is not { } called)
        {
            await error.WriteLineAsync($"The portal has no command '{string.Join(' ', args)}'. It has: {string.Join(", ", commands.Select(command => command.Name))}. Without one it serves.");
            return 2;
        }
        var arguments = args.Skip(Words(called).Length).ToList();
        if (arguments.Exists(argument => argument is "--help" or "-h"))
        {
            await output.WriteLineAsync(called.Help);
            return 0;
        }
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onStop = (_, asked) =>
        {
            // The command ends what it is at; a second Ctrl-C ends the program.
            asked.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        Console.CancelKeyPress += onStop;
        try
        {
            var configuration = Configuration();
            var settings = configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();
            return await called.RunAsync(new ConsoleCall(arguments, configuration, settings, TimeProvider.System, output, error), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped.");
            return 130;
        }
        finally
        {
            Console.CancelKeyPress -= onStop;
        }
    }

    // The server's own settings are checked when it serves; a command checks what it uses.
    private static ConfigurationManager Configuration() => WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).AddSettings().Configuration;

    private static string[] Words(IConsoleCommand command) => command.Name.Split(' ');
}
