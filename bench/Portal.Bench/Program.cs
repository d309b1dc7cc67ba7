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

// The folder of products is the first argument, or templates/ of the folder it is started in.
var templates = args.Length > 0 ? args[0] : "templates";
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
Measure.Print("parse", () => Template.Read(product.TemplateText));
Measure.Print("evaluate", () => Evaluator.Evaluate(template, values, pseudo));
Measure.Print("check", () => check.Run(shelved, content, environment, actor));
Measure.Print("price", () => Estimate.Of(evaluated, "us-east-1", book, usage));
Measure.Print("price every choice", () => Choices.Of(template, reevaluation, evaluated, priced, values, pseudo, book, usage, fields));
Measure.Print("policy", () => policies.Current.Judge(facts));
Measure.Print("topology", () => TopologyModel.Of(evaluated));
Measure.Print("availability", () => ComposedAvailability.Of(evaluated, topology));
Measure.Print("whole recalculation", () => evaluate.Run(shelved, content, environment, actor));

// What the server does for one change in the form, but for the page's markup.
var draft = new Draft(shelved, content, environment, actor);
Measure.Print("a change in the form", () =>
{
    var changed = draft.With("DbStorageGb", "250");
    var drawing = RequestTopology.Of(changed, evaluate.Run(shelved, changed.Content, environment, actor))!;
    return (TopologyLayout.Arrange(drawing, TopologyMeasures.Wide(512)), TopologyLayout.Arrange(drawing, TopologyMeasures.Narrow));
});
return 0;
