using Portal.AwsSandbox;

try
{
    return await Sandbox.RunAsync(args);
}
catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or IOException)
{
    // A wrong switch, a damaged file or a taken port: whoever started the sandbox can mend it and needs no stack trace.
    await Console.Error.WriteLineAsync($"sandbox: {fault.Message}");
    return 1;
}
