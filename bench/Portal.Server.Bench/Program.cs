using Microsoft.Extensions.Logging.Abstractions;
using Portal.Platform.Data;
using Portal.Server.Bench;
using Portal.Server.Bench.Circuits;
using Portal.Tests.Harness;

if (Asked.Read(args) is not { } asked)
{
    Console.Error.WriteLine(Asked.Usage);
    return 2;
}
if (!AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
{
    Console.Error.WriteLine("Figures of a Debug build say nothing: dotnet run -c Release --project bench/Portal.Server.Bench");
    return 2;
}
var program = asked.Portal ?? Solution.BuildOf("Portal");
if (Path.GetFileName(Path.GetDirectoryName(program)) != "ahead")
    Console.Error.WriteLine("The portal is not compiled ahead, or its build is newer than that: eng/ahead Portal Portal.AwsSandbox");

var sheet = new Sheet();
var folder = Solution.NewFolder();
try
{
    await using var sandbox = await BenchedSandbox.StartAsync();
    await using var cluster = await EmbeddedPostgres.StartAsync(folder, NullLogger.Instance);
    foreach (var size in asked.Sizes)
    {
        await using var portal = await BenchedPortal.OnAsync(program, cluster, $"bench{size}", sandbox);
        await portal.StartAsync();
        await History.SeedAsync(portal, size, TimeProvider.System.GetUtcNow());
        await portal.CalmAsync();
        if (asked.Has("start"))
        {
            await portal.Process.DisposeAsync();
            await new Starts(portal, sheet, size).RunAsync();
            await portal.StartAsync();
            await portal.CalmAsync();
        }
        if (asked.Has("list"))
        {
            await new ListLoad(portal, sheet, size).RunAsync();
            var memory = await portal.Process.MemoryAsync();
            sheet.Add(new Figure("list", size, "memory after the load: resident", memory.Resident, "MiB", 616));
            sheet.Add(new Figure("list", size, "memory after the load: private", memory.Private, "MiB"));
        }
        if (asked.Has("page")) await new Visits(portal, sheet, size).RunAsync();
        if (asked.Has("stay"))
        {
            Console.Error.WriteLine($"{portal.Address} has {size} environments. Enter ends it.");
            Console.ReadLine();
        }
        // What follows does not depend on how large the fleet is.
        if (size != asked.Sizes[0]) continue;
        if (asked.Has("line")) await new LineRun(portal, sheet, size).RunAsync();
        if (asked.Has("circuits")) await new CircuitRun(portal, sheet, size).RunAsync();
        if (asked.Has("kill")) await new KillRun(portal, sheet, size).RunAsync();
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
sheet.Print();
if (asked.Json is { } json) await sheet.WriteAsync(json, TimeProvider.System.GetUtcNow());
return 0;
