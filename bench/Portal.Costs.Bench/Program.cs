using System.Globalization;
using Portal.Costs.Bench;
using Portal.Domain.Costs.Forecasting;

// Arguments: how many worlds (5), and how many environments each (8). Each world has a seed of its own, drawn when it begins.
var worlds = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 5;
var environments = args is [_, var size] ? int.Parse(size, CultureInfo.InvariantCulture) : 8;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
var root = Root();
var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
var program = Directory.GetFiles(Path.Combine(root, "src/Portal.AwsSandbox/bin", configuration), "Portal.AwsSandbox.dll", SearchOption.AllDirectories)[0];
var template = await File.ReadAllTextAsync(Path.Combine(root, "templates/three-tier/template.yaml"));
var now = TimeProvider.System.GetUtcNow();
var all = new List<TestedMonth>();

Console.WriteLine($"{"seed",-24}{"months",8}{"forecasts",11}{"inside 80 %",13}{"median error at mid-month",27}");
for (var world = 0; world < worlds; world++)
{
    await using var sandbox = await StartedSandbox.StartAsync(program, stop.Token);
    using var drawn = new DrawnWorld(sandbox.Endpoint, template);
    await drawn.LiveAsync(environments, now, stop.Token);
    var test = await drawn.TestAsync(DateOnly.FromDateTime(now.UtcDateTime), stop.Token);
    all.AddRange(test.Months);
    var seed = await drawn.SeedAsync(stop.Token);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seed,-24}{test.Months.Select(month => (month.Environment, month.Month)).Distinct().Count(),8}{test.Months.Count,11}{test.Inside,13:P0}{test.MedianAtMid,27:P2}"));
}

Console.WriteLine();
Console.WriteLine($"{"day",-6}{"inside 80 %",14}{"median error",14}{"p90 error",12}{"forecasts",11}");
foreach (var day in all.GroupBy(month => month.Day).OrderBy(group => group.Key)) Tell(day.Key.ToString(CultureInfo.InvariantCulture), [.. day]);
Tell("all", all);
Console.WriteLine("meant: 75 to 90 % inside, median error at mid-month below 8 %");
return 0;

static void Tell(string name, IReadOnlyList<TestedMonth> months)
{
    var errors = months.Select(month => month.Error).Order().ToList();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-6}{(decimal)months.Count(month => month.IsInside) / months.Count,14:P0}{errors[errors.Count / 2],14:P2}{errors[errors.Count * 9 / 10],12:P1}{errors.Count,11}"));
}

static string Root()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        if (File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) return folder.FullName;
    throw new InvalidOperationException("Run it from a build of the repository.");
}
