namespace Portal.Architecture;

public sealed class NameTests
{
    [Fact]
    public void No_folder_has_a_name_that_says_nothing() =>
        Names.Folders(Names.FoldersBelow(Path.Combine(Built.Root, "src"))).ShouldBeEmpty();

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Names.Types(Built.Product.SelectMany(Built.Written).SelectMany(Built.WithNested).Select(type => type.Name)).ShouldBeEmpty();

    [Fact]
    public void The_rules_bite()
    {
        Names.Folders(["src/Portal/Reviews", "src/Portal/Shared", "src/Portal/Requests/models", "src/Portal/SharedReviews"])
            .ShouldBe(["src/Portal/Shared", "src/Portal/Requests/models"]);
        Names.Types(["Review", "ReviewManager", "StringUtils", "Helpers", "HelpersOfNobody"]).ShouldBe(["ReviewManager", "StringUtils", "Helpers"]);
        Names.FoldersBelow(Path.Combine(Built.Root, "src")).ShouldContain(Path.Combine(Built.Root, "src", "Portal", "Reviews"));
    }
}
