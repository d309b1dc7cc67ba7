using Portal.Catalog;
using Portal.CloudFormation.Availability;
using Portal.CloudFormation.Pricing;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;
using Portal.Platform.Quotas;

namespace Portal.Requests;

/// <summary>A form as it stands. Everything may be missing; what is missing is among the problems, but for the name.</summary>
public sealed record EvaluationBody(
    string? Preset,
    string? Name,
    string? Stage,
    string? Account,
    string? Region,
    string? CostCentre,
    Dictionary<string, string?>? Inputs,
    Dictionary<string, string?>? Assumptions);

internal static class EvaluationEndpoints
{
    // The form has no id yet, and nothing that is evaluated depends on which it will be.
    private static readonly EnvironmentId NotYet = new("env-00000000000000000000000000");

    public static void MapEvaluations(this RouteGroupBuilder api) =>
        api.MapPost("/products/{product}/evaluations", EvaluateAsync).WithTags("Products").Takes<EvaluationBody>().For(TokenScope.Read).WithSummary("Recalculates a form: problems, policy, cost, band, availability, quotas, topology; keeps nothing");

    private static async Task<IResult> EvaluateAsync(HttpContext context, string product, ProductShelf shelf, EvaluateRequest evaluate, ReadTeamStanding teams, FindQuotas quotas, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<EvaluationBody>(context);
        if (body is null) return refusal!;
        if (shelf.Find(product) is not { } shelved) return ProblemAnswer.Of(StatusCodes.Status404NotFound, "notFound", "There is no such product.");
        var actor = context.Actor();
        var evaluation = evaluate.Run(shelved, ContentOf(body, shelved), NotYet, actor, team: await teams.RunAsync(actor.Team, except: null, ct));
        var content = ContentOf(body, shelved);
        var reading = await quotas.ReadAsync(RequestKind.Create, content.Account, content.Region, ct);
        return Results.Ok(Json(reading, body.Name is null ? evaluation with { Problems = [.. evaluation.Problems.Where(problem => problem.Field != "name")] } : evaluation));
    }

    private static RequestContent ContentOf(EvaluationBody body, ShelvedProduct shelved) => RequestContent.Empty with
    {
        Product = shelved.Product.Id,
        ProductVersion = shelved.Product.Version,
        Preset = body.Preset,
        Name = body.Name ?? "",
        Stage = body.Stage ?? "",
        Account = body.Account ?? "",
        Region = body.Region ?? "",
        CostCentre = body.CostCentre ?? "",
        Inputs = Given(body.Inputs),
        Assumptions = Given(body.Assumptions),
    };

    // A member that is null takes its default, as in a request.
    private static Dictionary<string, string> Given(Dictionary<string, string?>? members) =>
        (members ?? []).Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value!);

    private static object Json(QuotaReading? quotas, Evaluation evaluation) => new
    {
        evaluation.Inputs,
        evaluation.Assumptions,
        evaluation.Problems,
        evaluation.Policy,
        cost = Cost(evaluation.Cost),
        band = new
        {
            floor = Money.Usd(evaluation.Band.Band.Floor),
            ceiling = Money.Usd(evaluation.Band.Band.Ceiling),
            evaluation.Band.Position,
            savings = evaluation.Band.Savings.Select(saving => new
            {
                saving.Parameter,
                saving.Label,
                saving.From,
                saving.To,
                expected = Money.Usd(saving.Expected),
                atMaximum = Money.Usd(saving.AtMaximum),
                saving.Cautions,
            }),
        },
        availability = Availability(evaluation.Availability),
        quotas = quotas is null ? null : FindQuotas.Of(evaluation, quotas).Select(finding => new
        {
            quota = finding.Use.Fact.Code,
            service = finding.Use.Fact.Service,
            title = finding.Use.Fact.Title,
            finding.Zone,
            finding.State,
            finding.Needed,
            used = finding.Use.UsedIn(finding.Zone),
            finding.Use.Limit,
            finding.Left,
            finding.Sentence,
        }),
        evaluation.Topology,
        evaluation.Template,
    };

    private static object Cost(CostEstimate cost) => cost switch
    {
        CostEstimate.Priced priced => new
        {
            minimum = Money.Usd(priced.Total.Minimum),
            expected = Money.Usd(priced.Total.Expected),
            maximum = Money.Usd(priced.Total.Maximum),
            lines = priced.Lines.Select(Line),
            unpriced = priced.Unpriced,
            free = priced.Free,
            priced.PriceDate,
            priced.Region,
            priced.IsComplete,
            priced.IsVerified,
        },
        CostEstimate.NotPriced missing => new
        {
            minimum = (Money?)null,
            expected = (Money?)null,
            maximum = (Money?)null,
            lines = Array.Empty<object>(),
            unpriced = new[] { new UnpricedPart("Everything", Lack.Price, missing.Reason, []) },
            free = Array.Empty<FreePart>(),
            priceDate = (DateOnly?)null,
            missing.Region,
            isComplete = false,
            isVerified = false,
        },
        _ => throw new InvalidOperationException($"An estimate that nobody foresaw: {cost.GetType().Name}."),
    };

    private static object Line(CostLine line) => new
    {
        line.Id,
        line.Label,
        minimum = Money.Usd(line.Amount.Minimum),
        expected = Money.Usd(line.Amount.Expected),
        maximum = Money.Usd(line.Amount.Maximum),
        items = line.Items.Select(item => new
        {
            item.Label,
            item.Quantity,
            item.Unit,
            unitPrice = Money.UnitPrice(item.UnitPrice),
            minimum = Money.Usd(item.Amount.Minimum),
            expected = Money.Usd(item.Amount.Expected),
            maximum = Money.Usd(item.Amount.Maximum),
            item.Resources,
            item.Source,
            item.IsVerified,
            item.Note,
        }),
    };

    private static object Availability(ComposedAvailability availability) => new
    {
        composed = availability.Composed is { } composed ? Math.Round(composed, 6) : (decimal?)null,
        minutesAMonth = availability.MinutesAMonth is { } minutes ? Math.Round(minutes, 1) : (decimal?)null,
        limitingTier = availability.Limiting?.Title,
        availability.Tiers,
        availability.Remarks,
    };
}
