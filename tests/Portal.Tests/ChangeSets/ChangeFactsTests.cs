using Portal.ChangeSets;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Tests.Harness;

namespace Portal.Tests.ChangeSets;

public sealed class ChangeFactsTests
{
    private const string Database = "AWS::RDS::DBInstance";

    [Fact]
    public void New_resources_lose_nothing() =>
        Facts(RequestKind.Create, Given.Change("Database", "Add", Database)).ShouldBe(("false", "false", "false"));

    [Fact]
    public void A_delete_loses_data_and_interrupts_whatever_its_change_set_lists() =>
        Facts(RequestKind.Delete).ShouldBe(("true", "false", "true"));

    [Theory]
    [InlineData("Modify", "True", null, "true", "true")]
    [InlineData("Modify", "Conditional", null, "true", "true")]
    [InlineData("Modify", "True", "ReplaceAndSnapshot", "false", "true")]
    [InlineData("Remove", null, null, "true", "false")]
    [InlineData("Remove", null, "Retain", "false", "false")]
    public void A_store_that_goes_loses_data_unless_its_policy_keeps_it(string action, string? replacement, string? policy, string dataLoss, string replaces)
    {
        var facts = Facts(RequestKind.Change, Given.Change("Database", action, Database, replacement, policy, Given.Detail("Port", "3306", "3307")));
        (facts.DataLoss, facts.Replaces).ShouldBe((dataLoss, replaces));
    }

    [Fact]
    public void A_replaced_security_group_loses_no_data() =>
        Facts(RequestKind.Change, Given.Change("Group", replacement: "True", details: Given.Detail("GroupDescription", "a", "b"))).ShouldBe(("false", "true", "false"));

    [Fact]
    public void Another_class_of_the_database_interrupts_it() =>
        Facts(RequestKind.Change, Given.Change("Database", type: Database, details: Given.Detail("DBInstanceClass", "db.t4g.large", "db.m7g.large"))).ShouldBe(("false", "false", "true"));

    [Fact]
    public void What_is_listed_but_stays_as_it_is_counts_for_nothing() =>
        Facts(RequestKind.Change, Given.Change("Database", type: Database, replacement: "True", details: Given.Detail("DBInstanceClass", "db.t4g.large", "db.t4g.large"))).ShouldBe(("false", "false", "false"));

    private static (string DataLoss, string Replaces, string Interrupts) Facts(RequestKind kind, params Change[] changes)
    {
        var facts = ChangeFacts.Of(kind, changes);
        return (facts["change.dataLoss"], facts["change.replaces"], facts["change.interrupts"]);
    }
}
