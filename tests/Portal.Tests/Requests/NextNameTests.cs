using Portal.Requests;

namespace Portal.Tests.Requests;

public sealed class NextNameTests
{
    [Theory]
    [InlineData("shop-prod", "shop-prod-4")]
    [InlineData("shop-prod-2", "shop-prod-4")]
    [InlineData("shop", "shop-2")]
    [InlineData("a-name-of-20-letters", "a-name-of-20-lette-2")]
    [InlineData("a-name-of-19-long-x", "a-name-of-19-long-2")]
    public void A_clone_gets_the_next_free_name(string name, string next) =>
        NextName.After(name, new HashSet<string> { "shop-prod", "shop-prod-2", "shop-prod-3" }).ShouldBe(next);
}
