using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Bench;
using Portal.Catalog;
using Portal.Catalog.Policies;
using Portal.CloudFormation;
using Portal.CloudFormation.Availability;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Pricing;
using Portal.CloudFormation.Topology;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Requests;
using Portal.Requests.Wizard;
using TopologyLayout = Portal.Platform.Ui.Topology.TopologyLayout;
using TopologyMeasures = Portal.Platform.Ui.Topology.TopologyMeasures;

// Arguments: the folder of products, templates/ when left out; --json FILE also writes the figures there.
var json = Array.IndexOf(args, "--json") is >= 0 and var at ? args.ElementAtOrDefault(at + 1) ?? throw new ArgumentException("--json needs a file.") : null;
var templates = args.Length > 0 && args[0] != "--json" ? args[0] : "templates";
var folder = Path.Combine(templates, "three-tier");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no {folder}. Start it in the root of the repository: dotnet run -c Release --project bench/Portal.Bench");
    return 1;
}

var reading = await ReadProductFolder.FromDiskAsync(folder, CancellationToken.None);
var shelved = reading.Shelved ?? throw new InvalidOperationException(reading.Faults[0].Message);
var prices = new PriceShelf(NullLogger<PriceShelf>.Instance);
var policies = new PolicyShelf(NullLogger<PolicyShelf>.Instance);
await prices.ReadAllAsync(templates, CancellationToken.None);
await policies.ReadAllAsync(templates, CancellationToken.None);

var account = new AccountSettings { Id = "111111111111", Title = "bench", Regions = ["us-east-1"] };
var check = new CheckContent(Options.Create(new PortalSettings { Aws = new AwsSettings { Accounts = [account] } }));
var evaluate = new EvaluateRequest(check, prices, policies);
var content = RequestContent.Empty with { Product = "three-tier", Preset = "e-commerce", Name = "shop-prod", Stage = "production", Account = account.Id, Region = "us-east-1" };
var environment = new EnvironmentId("env-00000000000000000000000000");
var actor = new Actor(new PersonId("mara"), "Mara", "shop", new HashSet<Role> { Role.Requester });

var (product, template) = shelved;
var values = FillParameters.For(shelved, content, environment, actor);
var pseudo = AwsPlaces.Pseudo(content.Account, content.Region, content.Name);
var evaluated = Evaluator.Evaluate(template, values, pseudo);
var topology = TopologyModel.Of(evaluated);
var usage = UsageOf.Of(product, UsageOf.Values(product, content));
var book = prices.Find("us-east-1") ?? throw new InvalidOperationException("There is no price book for us-east-1.");
var priced = (CostEstimate.Priced)Estimate.Of(evaluated, "us-east-1", book, usage);
var reevaluation = Reevaluation.Of(template);
var fields = product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields).Select(field => field.Parameter).ToList();
var facts = new PolicyFacts(new Dictionary<string, string>(values.Select(value => KeyValuePair.Create($"inputs.{value.Key}", value.Value))) { ["stage"] = "production", ["kind"] = "create" });

Console.WriteLine($"three-tier {product.Version}: {template.Resources.Count} resources, {template.Parameters.Count} parameters, {policies.Current.Rules.Count} rules");
Console.WriteLine($"{"",-32}{"p50",10}{"p95",10}{"runs",8}");
List<Measured> figures =
[
    Measure.Of("parse", () => Template.Read(product.TemplateText)),
    Measure.Of("evaluate", () => Evaluator.Evaluate(template, values, pseudo)),
    Measure.Of("check", () => check.Run(shelved, content, environment, actor)),
    Measure.Of("price", () => Estimate.Of(evaluated, "us-east-1", book, usage)),
    Measure.Of("price every choice", () => Choices.Of(template, reevaluation, evaluated, priced, values, pseudo, book, usage, fields)),
    Measure.Of("policy", () => policies.Current.Judge(facts)),
    Measure.Of("topology", () => TopologyModel.Of(evaluated)),
    Measure.Of("availability", () => ComposedAvailability.Of(evaluated, topology)),
];
var whole = Measure.Of("whole recalculation", () => evaluate.Run(shelved, content, environment, actor));
figures.Add(whole);

// What the server does for one change in the form, but for the page's markup.
var draft = new Draft(shelved, content, environment, actor);
figures.Add(Measure.Of("a change in the form", () =>
{
    var changed = draft.With("DbStorageGb", "250");
    var drawing = RequestTopology.Of(changed, evaluate.Run(shelved, changed.Content, environment, actor))!;
    return (TopologyLayout.Arrange(drawing, TopologyMeasures.Wide(512)), TopologyLayout.Arrange(drawing, TopologyMeasures.Narrow));
}));

double? ratio = null;
if (await LintedFile.MeasureAsync(Path.Combine(folder, "template.yaml")) is { } lint)
{
    figures.Add(lint);
    ratio = lint.P50 / whole.P50;
    Console.WriteLine($"{lint.What,-32}{lint.P50,7:0} ms{lint.P95,7:0} ms{lint.Runs,8}");
    Console.WriteLine($"The whole recalculation is {ratio:0} times as fast as cfn-lint on the same file; reading the file anew included, {lint.P50 / (whole.P50 + figures[0].P50):0} times.");
}
else Console.WriteLine("cfn-lint: not installed");

if (json is not null)
{
    var report = new { product = product.Id, version = product.Version, unit = "ms", figures, timesAsFastAsCfnLint = ratio };
    await File.WriteAllTextAsync(json, JsonSerializer.Serialize(report, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
}
return 0;
