using System.Globalization;
using Portal.CloudFormation;
using Portal.CloudFormation.Bench;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Graph;
using Portal.CloudFormation.Parameters;
using Portal.CloudFormation.Rendering;
using Portal.CloudFormation.Topology;

string[] columns = ["resources", "bytes", "read", "check", "evaluate", "diff", "graph", "render", "topology", "µs/resource"];
Console.WriteLine("p50 in milliseconds, after warming up");
Console.WriteLine(string.Concat(columns.Select(column => column.PadLeft(12))));

foreach (var size in new[] { 50, 100, 250, 500 })
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
    IEnumerable<string> row =
    [
        template.Resources.Count.ToString(CultureInfo.InvariantCulture),
        text.Length.ToString(CultureInfo.InvariantCulture),
        .. medians.Select(median => median.ToString("0.000", CultureInfo.InvariantCulture)),
        (medians.Sum() * 1_000 / template.Resources.Count).ToString("0.0", CultureInfo.InvariantCulture),
    ];
    Console.WriteLine(string.Concat(row.Select(cell => cell.PadLeft(12))));
}
