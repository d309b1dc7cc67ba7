using System.Globalization;
using System.Text.Json;
using Portal.CloudFormation;
using Portal.CloudFormation.Bench;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Graph;
using Portal.CloudFormation.Parameters;
using Portal.CloudFormation.Rendering;
using Portal.CloudFormation.Topology;

// --json FILE also writes the figures there.
var json = Array.IndexOf(args, "--json") is >= 0 and var at ? args.ElementAtOrDefault(at + 1) ?? throw new ArgumentException("--json needs a file.") : null;
var rows = new List<Dictionary<string, double>>();
string[] columns = ["resources", "bytes", "read", "check", "evaluate", "diff", "graph", "render", "topology", "µs/resource"];
Console.WriteLine("p50 in milliseconds, after warming up");
Console.WriteLine(string.Concat(columns.Select(column => column.PadLeft(12))));

foreach (var size in new[] { 50, 100, 200, 400, 500 })
{
    var text = SampleTemplate.Of(size);
    var template = Template.Read(text).Template ?? throw new InvalidOperationException("The sample template can't be read.");
    var before = Evaluator.Evaluate(template, SampleTemplate.Inputs, SampleTemplate.Pseudo);
    var after = Evaluator.Evaluate(template, SampleTemplate.ChangedInputs, SampleTemplate.Pseudo);
    if (before.Problems.Count > 0) throw new InvalidOperationException(before.Problems[0].ToString());

    double[] medians =
    [
        Clock.Median(() => Template.Read(text)),
        Clock.Median(() => ParameterCheck.Check(template, SampleTemplate.Inputs, SampleTemplate.Pseudo)),
        Clock.Median(() => Evaluator.Evaluate(template, SampleTemplate.Inputs, SampleTemplate.Pseudo)),
        Clock.Median(() => TemplateDiff.Of(before, after)),
        Clock.Median(() => ReferenceGraph.Of(template)),
        Clock.Median(() => CanonicalText.Render(template)),
        Clock.Median(() => TopologyModel.Of(before)),
    ];
    double[] row = [template.Resources.Count, text.Length, .. medians, medians.Sum() * 1_000 / template.Resources.Count];
    rows.Add(columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
    Console.WriteLine(string.Concat(columns.Zip(row).Select(pair => pair.Second.ToString(pair.First is "resources" or "bytes" ? "0" : "0.000", CultureInfo.InvariantCulture).PadLeft(12))));
}

// Linear growth is a ratio of 1: a resource of the largest template costs what one of the smallest does.
var growth = rows[^1]["µs/resource"] / rows[0]["µs/resource"];
Console.WriteLine($"A resource among {rows[^1]["resources"]:0} costs {growth:0.00} times what one among {rows[0]["resources"]:0} does.");
if (json is not null)
    await File.WriteAllTextAsync(json, JsonSerializer.Serialize(new { unit = "ms", perResource = growth, rows }, new JsonSerializerOptions { WriteIndented = true }));
