using Microsoft.Extensions.Logging.Abstractions;
using Portal.Platform.Data;

// Starts the cluster of the data folder named by the argument, prints its connection string, and stops it at the end of input.
try
{
    await using var postgres = await EmbeddedPostgres.StartAsync(args[0], NullLogger.Instance);
    Console.WriteLine(postgres.ConnectionString);
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (EmbeddedPostgresException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
