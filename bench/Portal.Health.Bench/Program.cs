using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Health.Bench;
using Portal.Platform.Data;

// Arguments: --accounts N and --each N (25 and 40 when left out), --minutes N (60), --json FILE also writes the figures there.
// Start it in the root of the repository: dotnet run -c Release --project bench/Portal.Health.Bench
int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at ? args.ElementAtOrDefault(at + 1) ?? throw new ArgumentException($"{name} needs a value.") : null;

if (!Directory.Exists(Path.Combine("templates", "three-tier")))
{
    Console.Error.WriteLine("There is no templates/three-tier. Start it in the root of the repository.");
    return 1;
}

var fleet = Fleet.Of(Number("--accounts", 25), Number("--each", 40));
// The first account's key is the portal's own; the others are reached by roles.
Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", BenchedSandbox.KeyOf(fleet.Accounts[0]).Id);
Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", BenchedSandbox.KeyOf(fleet.Accounts[0]).Secret);
Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", null);
var folder = Directory.CreateTempSubdirectory("portal-tests-fleet-");
// The database's server may run as another user.
if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
try
{
    await using var postgres = await EmbeddedPostgres.StartAsync(Path.Combine(folder.FullName, "data"), NullLogger.Instance);
    await using var sandbox = await BenchedSandbox.StartAsync(Path.Combine(folder.FullName, "aws"), fleet.Accounts);
    await fleet.BuildAsync(sandbox);
    // Time is led: what passes by itself on a slow machine must not overtake the next step.
    await sandbox.SpeedAsync(0.01);
    await using var portal = await CollectingPortal.OpenAsync(folder.FullName, postgres.ConnectionString, sandbox.Address, fleet.Accounts, await sandbox.ShownAsync());
    await fleet.RecordAsync(portal);
    var figures = await new CalmHour(fleet, portal, sandbox).RunAsync(Number("--minutes", 60));
    figures.Print();
    if (Text("--json") is { } json)
        await File.WriteAllTextAsync(json, JsonSerializer.Serialize(figures, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}
