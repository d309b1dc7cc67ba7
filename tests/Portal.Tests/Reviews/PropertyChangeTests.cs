using Portal.Reviews;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews;

public sealed class PropertyChangeTests
{
    [Fact]
    public void A_property_listed_for_two_reasons_stands_once()
    {
        var property = PropertyChange.Of(Given.Change("Rule", details:
        [
            Given.Detail("GroupId", "sg-1", null, "Dynamic", "Always", "Group.GroupId"),
            Given.Detail("GroupId", "sg-1", "{{changeSet:KNOWN_AFTER_APPLY}}", "Static", "Always"),
        ])).ShouldHaveSingleItem();
        property.Before.ShouldBe("sg-1");
        property.After.ShouldBeNull();
        property.Unknown.ShouldBeTrue();
        property.Effect.ShouldBe("recreate: always, follows Group.GroupId");
    }

    [Fact]
    public void A_path_is_written_without_the_word_that_all_share() =>
        PropertyChange.Of(Given.Change("Db", details: Given.Detail("Tags/0/Value", "a", "b")))[0].Name.ShouldBe("Tags.0.Value");

    [Fact]
    public void A_value_that_is_known_is_never_called_unknown()
    {
        var property = PropertyChange.Of(Given.Change("Db", details: Given.Detail("DBInstanceClass", "db.m6g.large", "db.m7g.large")))[0];
        (property.After, property.Unknown, property.Effect).ShouldBe(("db.m7g.large", false, "in place"));
    }
}
