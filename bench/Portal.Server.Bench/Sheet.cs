using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Portal.Server.Bench;

/// <summary>All figures of a run, as one table and as JSON.</summary>
internal sealed class Sheet
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<Figure> _figures = [];

    public void Add(Figure figure)
    {
        _figures.Add(figure);
        // Long parts are watched while they run.
        Console.Error.WriteLine($"  {figure.Part} {figure.Environments} {figure.What}: {Words(figure.Value)} {figure.Unit}");
    }

    public void Print()
    {
        Console.WriteLine($"{"part",-10}{"environments",13}  {"what",-52}{"figure",12}  {"unit",-11}{"reference",10}{"times better",14}");
        foreach (var figure in _figures)
            Console.WriteLine($"{figure.Part,-10}{figure.Environments,13:N0}  {figure.What,-52}{Words(figure.Value),12}  {figure.Unit,-11}{(figure.Reference is { } reference ? Words(reference) : ""),10}{(figure.Factor is { } factor ? factor.ToString("0.0", CultureInfo.InvariantCulture) : ""),14}");
        Console.WriteLine("reference: Backstage 1.55 with 1,011 entities on PostgreSQL, on the same kind of machine");
    }

    public Task WriteAsync(string file, DateTimeOffset at) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
    {
        at,
        machine = new { cores = Environment.ProcessorCount, runtime = RuntimeInformation.FrameworkDescription, system = RuntimeInformation.OSDescription },
        reference = "Backstage 1.55, 1,011 entities, PostgreSQL",
        figures = _figures,
    }, Indented));

    private static string Words(double value) => value.ToString(value switch { < 10 => "0.00", < 100 => "0.0", _ => "#,0" }, CultureInfo.InvariantCulture);
}
