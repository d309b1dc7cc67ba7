using Portal.Catalog;
using Portal.Catalog.Prices;
using Portal.CloudFormation.Pricing;
using Portal.Tests.Requests;

namespace Portal.Tests.Catalog.Prices;

public sealed class PriceBookTextTests
{
    private const string Book = """
        # Prices by hand.
        currency: USD
        region: us-east-1
        priceDate: 2026-11-01   # the day
        items:
          # Balancers
          - { service: elb, item: alb, unit: hour, usd: '0.0225', source: 'It''s a list, 2024', verified: true, note: 'with # and , in it' }
          - { service: elb, item: lcu, unit: lcu-hour, usd: 0.008, source: none, verified: false, note: 'a guess' }

          # In block style
          - service: kms
            item: key
            unit: month
            usd: "1.00"
            source: a list   # whichever
            verified: false

        """;

    private static readonly DateOnly Today = new(2026, 12, 24);

    [Fact]
    public void Only_what_was_found_is_rewritten()
    {
        var written = Write(("alb", 0.025m), ("key", 1.1m));

        written.ShouldBe(Book
            .Replace("2026-11-01 ", "2026-12-24 ")
            .Replace("usd: '0.0225', source: 'It''s a list, 2024'", "usd: '0.025', source: 'AWS Price List API, 2026-12-24'")
            .Replace("usd: \"1.00\"\n    source: a list ", "usd: '1.10'\n    source: 'AWS Price List API, 2026-12-24' ")
            .Replace("verified: false\n", "verified: true\n"));
    }

    [Fact]
    public void A_note_on_how_a_price_was_guessed_goes_once_it_is_known() =>
        Write(("lcu", 0.009m)).ShouldContain("{ service: elb, item: lcu, unit: lcu-hour, usd: '0.009', source: 'AWS Price List API, 2026-12-24', verified: true }\n");

    [Fact]
    public void What_another_address_said_is_not_verified()
    {
        var written = PriceBookText.Write(Book, [Found("alb", 0.025m)], Today, "price list at http://127.0.0.1:4566, 2026-12-24", isVerified: false);

        PriceBookYaml.Read("us-east-1", written).Book.ShouldNotBeNull().Find("elb", "alb").ShouldNotBeNull().IsVerified.ShouldBeFalse();
    }

    [Fact]
    public void A_new_region_gets_the_lines_that_have_a_price_there_under_the_same_headings()
    {
        var pattern = File.ReadAllText(Path.Combine(Shelf.Templates, PriceShelf.Folder, "us-east-1.yaml"));
        var items = Shelf.Book("us-east-1").ShouldNotBeNull().Items;
        var lines = items.Select((item, i) => i % 3 == 0
            ? new RefreshedLine.NotFound(item, null, "not there")
            : (RefreshedLine)new RefreshedLine.Found(item, null, item.Price * 1.1m, IsDerived: false)).ToList();

        var written = PriceBookText.New(pattern, "us-west-2", lines, Today, "AWS Price List API, 2026-12-24", isVerified: true);

        var book = PriceBookYaml.Read("us-west-2", written).Book.ShouldNotBeNull();
        (book.Region, book.PriceDate).ShouldBe(("us-west-2", Today));
        book.Items.Select(item => (item.Service, item.Item, item.Price)).ShouldBe(lines.OfType<RefreshedLine.Found>().Select(line => (line.Item.Service, line.Item.Item, line.New)));
        written.Split('\n').Where(line => line.TrimStart().StartsWith('#')).ShouldBe(pattern.Split('\n').Where(line => line.TrimStart().StartsWith('#')));
    }

    private static string Write(params (string Item, decimal Price)[] found) =>
        PriceBookText.Write(Book, [.. found.Select(each => Found(each.Item, each.Price))], Today, "AWS Price List API, 2026-12-24", isVerified: true);

    private static RefreshedLine.Found Found(string item, decimal price) =>
        new RefreshedLine.Found(PriceBookYaml.Read("us-east-1", Book).Book!.Items.Single(each => each.Item == item), 1, price, IsDerived: false);
}
