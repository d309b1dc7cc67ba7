using Portal.Catalog.Prices;
using Portal.CloudFormation.Pricing;
using Portal.Tests.Requests;

namespace Portal.Tests.Catalog.Prices;

public sealed class RefreshPricesTests
{
    [Theory]
    [InlineData("BoxUsage:t3.medium")]
    [InlineData("EU-BoxUsage:t3.medium")]
    public async Task The_on_demand_price_of_the_usage_type_is_taken_with_any_prefix(string usageType)
    {
        var line = await RefreshAsync(Item("ec2", "t3.medium", 0.05m), new ListOf(ListOf.Document(usageType, (0, 0.06m)), ListOf.Document("UnusedBox:t3.medium", (0, 1))));

        var found = line.ShouldBeOfType<RefreshedLine.Found>();
        (found.New, found.Percent, found.IsImplausible).ShouldBe((0.06m, 20m, false));
    }

    [Fact]
    public async Task An_instance_is_asked_for_by_type_system_and_region()
    {
        var list = new ListOf();
        await RefreshAsync(Item("ec2", "t3.medium", 0.05m), list);

        var (service, filters) = list.Asked.ShouldHaveSingleItem();
        service.ShouldBe("AmazonEC2");
        filters.OrderBy(filter => filter.Key).Select(filter => $"{filter.Key}={filter.Value}").ShouldBe(
            ["capacitystatus=Used", "instanceType=t3.medium", "operatingSystem=Linux", "preInstalledSw=NA", "regionCode=us-east-1", "tenancy=Shared"]);
    }

    [Fact]
    public async Task Of_tiers_the_first_that_costs_anything_counts() =>
        (await RefreshAsync(Item("transfer", "internet-out", 0.09m), new ListOf(ListOf.Document("DataTransfer-Out-Bytes", (10240, 0.085m), (0, 0), (1, 0.09m)))))
            .ShouldBeOfType<RefreshedLine.Found>().New.ShouldBe(0.09m);

    [Fact]
    public async Task A_price_for_many_is_that_many_times_the_one_for_one() =>
        (await RefreshAsync(Item("wafv2", "requests", 0.6m), new ListOf(ListOf.Document("USE1-RequestV2-Tier1", (0, 0.0000006m)))))
            .ShouldBeOfType<RefreshedLine.Found>().New.ShouldBe(0.6m);

    [Fact]
    public async Task Two_prices_for_one_line_are_not_chosen_between() =>
        (await RefreshAsync(Item("elb", "alb", 0.02m), new ListOf(ListOf.Document("LoadBalancerUsage", (0, 0.02m)), ListOf.Document("X-LoadBalancerUsage", (0, 0.03m)))))
            .ShouldBeOfType<RefreshedLine.NotFound>().Reason.ShouldContain("2 different prices");

    [Theory]
    [InlineData("{}")]
    [InlineData("no document")]
    [InlineData("""{"product":{"attributes":{"usagetype":"LoadBalancerUsage"}},"terms":{"OnDemand":{"a":{"priceDimensions":{"b":{"unit":"Hrs","pricePerUnit":{"USD":"much"}}}}}}}""")]
    [InlineData("""{"product":{"attributes":{"usagetype":"LoadBalancerUsage"}},"terms":{}}""")]
    public async Task What_makes_no_sense_is_no_price(string document) =>
        (await RefreshAsync(Item("elb", "alb", 0.02m), new ListOf(document))).ShouldBeOfType<RefreshedLine.NotFound>();

    [Theory]
    [InlineData(0.15, false), InlineData(0.151, true), InlineData(0.05, false), InlineData(0.049, true)]
    public void A_jump_is_not_believed(double price, bool isImplausible) =>
        new RefreshedLine.Found(Item("elb", "alb", 0.1m), 0.1m, (decimal)price, IsDerived: false).IsImplausible.ShouldBe(isImplausible);

    [Fact]
    public void Every_line_of_the_shipped_books_can_be_looked_for()
    {
        foreach (var region in new[] { "us-east-1", "eu-west-1" })
            foreach (var item in Shelf.Book(region).ShouldNotBeNull().Items)
                (PriceQueries.Find(item.Service, item.Item) is not null || PriceQueries.Derived(item.Service, item.Item) is not null).ShouldBeTrue($"{item.Service} {item.Item}");
    }

    private static async Task<RefreshedLine> RefreshAsync(PriceItem item, ListOf list) =>
        (await new RefreshPrices(list).RunAsync("us-east-1", new PriceBook("us-east-1", "USD", new DateOnly(2026, 11, 1), [item]), TestContext.Current.CancellationToken)).Single();

    private static PriceItem Item(string service, string item, decimal price) => new(service, item, "hour", price, "a list", true, null);
}
