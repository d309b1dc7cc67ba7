using FsCheck;
using FsCheck.Fluent;
using Portal.CloudFormation;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.Tests.Requests;

/// <summary>Estimates over random forms: few by default, 10,000 with PORTAL_LONG_TESTS=1.</summary>
public sealed class RandomInputTests
{
    private static readonly Config Size = Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1" ? 10_000 : 300);

    private static readonly IReadOnlyList<ParameterDeclaration> Asked =
        [.. Shelf.ThreeTier.Template.Parameters.Where(parameter => !Shelf.ThreeTier.Product.Fixed.ContainsKey(parameter.Name))];

    [Fact]
    public async Task Any_valid_form_has_a_range_whose_lines_add_up()
    {
        var useCase = await Evaluations.UseCase;
        Prop.ForAll(ValidForms.ToArbitrary(), content =>
        {
            var evaluation = useCase.Run(Shelf.ThreeTier, content, Evaluations.Environment, Evaluations.Mara);
            evaluation.Problems.ShouldBeEmpty();
            var priced = evaluation.Cost.ShouldBeOfType<CostEstimate.Priced>();
            HasOrder(priced).ShouldBeTrue();
            priced.Lines.Sum(line => line.Amount.Expected).ShouldBe(priced.Total.Expected);
            priced.Total.Minimum.ShouldBeGreaterThan(200);
            evaluation.Band.Savings.ShouldAllBe(saving => saving.Expected >= 1 || saving.AtMaximum >= 1);
        }).Check(Size);
    }

    [Fact]
    public async Task Any_nonsense_is_evaluated_without_an_exception()
    {
        var useCase = await Evaluations.UseCase;
        Prop.ForAll(Nonsense.ToArbitrary(), content =>
        {
            var evaluation = useCase.Run(Shelf.ThreeTier, content, Evaluations.Environment, Evaluations.Mara);
            return evaluation.Cost is not CostEstimate.Priced priced || HasOrder(priced);
        }).Check(Size);
    }

    private static bool HasOrder(CostEstimate.Priced priced) => priced.Lines.Select(line => line.Amount).Append(priced.Total)
        .All(amount => amount.Minimum >= 0 && amount.Minimum <= amount.Expected && amount.Expected <= amount.Maximum);

    private static Gen<RequestContent> ValidForms =>
        from preset in Gen.Elements<string?>("production-app", "e-commerce", "saas", null)
        from stage in Gen.Elements("production", "staging", "development")
        from region in Gen.Elements("us-east-1", "eu-west-1")
        from least in Gen.Choose(3, 10)
        from most in Gen.Choose(least, 10)
        from storage in Gen.Choose(20, 1000)
        from room in Gen.Choose(11, 39)
        from mean in Gen.Choose(3, 10)
        from gigabytes in Gen.Choose(0, 10_000)
        from picked in Gen.CollectToList(Asked.Where(parameter => parameter.AllowedValues.Count > 0), parameter => Gen.Elements(parameter.AllowedValues.ToArray()).Select(value => (parameter.Name, Value: value)))
        select Shelf.Request(preset) with
        {
            Stage = stage,
            Region = region,
            Inputs = new Dictionary<string, string>(picked.Select(pick => KeyValuePair.Create(pick.Name, pick.Value)))
            {
                ["MinCapacity"] = $"{least}",
                ["MaxCapacity"] = $"{most}",
                ["DbStorageGb"] = $"{storage}",
                ["DbMaxStorageGb"] = $"{Math.Max(22, storage * room / 10 + 1)}",
            },
            Assumptions = new Dictionary<string, string> { ["meanInstances"] = $"{mean}", ["edgeTransferGb"] = $"{gigabytes}" },
        };

    private static readonly string[] Junk =
        ["", " ", "-1", "0", "3", "999999999999999999999999999999", "1e9", "NaN", "t4g.medium", "${name}", "{{resolve:ssm:x}}", "true", "a,b", "\u0000", "10.0.0.0/16", "🙂"];

    private static Gen<RequestContent> Nonsense =>
        from preset in Gen.Elements<string?>("production-app", "no-such", null)
        from region in Gen.Elements("us-east-1", "eu-west-1", "", "${region}", "mars-1")
        from stage in Gen.Elements("production", "", "moon")
        from names in Gen.SubListOf(Asked.Select(parameter => parameter.Name).Append("NoSuchParameter"))
        from values in Gen.Elements(Junk).ListOf(names.Count)
        from usage in Gen.SubListOf(Shelf.ThreeTier.Product.Assumptions.Select(assumption => assumption.Id).Append("noSuchAssumption"))
        from amounts in Gen.Elements(Junk).ListOf(usage.Count)
        select Shelf.Request(preset) with
        {
            Region = region,
            Stage = stage,
            Inputs = names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second),
            Assumptions = usage.Zip(amounts).ToDictionary(pair => pair.First, pair => pair.Second),
        };
}
