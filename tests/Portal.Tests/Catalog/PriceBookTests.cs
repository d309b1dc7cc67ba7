using Portal.Catalog;

namespace Portal.Tests.Catalog;

public sealed class PriceBookTests
{
    private const string Head = "currency: USD\nregion: us-east-1\npriceDate: 2026-11-01\n";
    private const string Item = "{ service: ec2, item: t3.medium, unit: hour, usd: '0.0416', source: a list, verified: true }";

    [Fact]
    public void A_price_keeps_all_its_digits()
    {
        var item = PriceBookYaml.Read("us-east-1", $"{Head}items: [{Item}]").Book.ShouldNotBeNull().Find("ec2", "t3.medium").ShouldNotBeNull();

        (item.Price, item.Unit, item.IsVerified).ShouldBe((0.0416m, "hour", true));
    }

    [Theory]
    [InlineData("eu-west-1", $"{Head}items: []", "They must be equal")]
    [InlineData("us-east-1", $"{Head}items: [{Item}, {Item}]", "has a price already")]
    [InlineData("us-east-1", $"{Head}items: [{{ service: ec2, item: a, unit: hour, usd: '79228162514264337593543950335', source: s, verified: true }}]", "at most 1,000,000 USD")]
    [InlineData("us-east-1", "currency: EUR\nregion: us-east-1\npriceDate: 2026-11-01\nitems: []", "Price books are in USD")]
    [InlineData("us-east-1", "currency: USD\nregion: us-east-1\npriceDate: soon\nitems: []", "must be a day")]
    [InlineData("us-east-1", $"{Head}items: [{{ service: ec2, item: a, unit: hour, usd: '-1', source: s, verified: true }}]", "not negative")]
    [InlineData("us-east-1", $"{Head}items: [{{ service: ec2, item: a, unit: hour, usd: cheap, source: s, verified: true }}]", "must be a number")]
    [InlineData("us-east-1", "- a", "must be a mapping")]
    public void A_book_that_makes_no_sense_is_refused_with_the_reason(string region, string text, string reason)
    {
        var reading = PriceBookYaml.Read(region, text);

        reading.Book.ShouldBeNull();
        reading.Faults.ShouldContain(fault => fault.Message.Contains(reason));
    }
}
