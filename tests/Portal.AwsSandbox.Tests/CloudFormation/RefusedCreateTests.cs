using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

/// <summary>What was never made needs no deleting, however well it would be guarded.</summary>
public sealed class RefusedCreateTests(SharedSandbox shared)
{
    private const string Guarded = """
        Resources:
          Topic: { Type: "AWS::SNS::Topic" }
          Database:
            Type: AWS::RDS::DBInstance
            DependsOn: Topic
            DeletionPolicy: Delete
            Properties: { DBInstanceClass: db.t4g.medium, Engine: mysql, DeletionProtection: true }
        """;

    private readonly Client client = shared.Client();

    [Theory]
    [InlineData("ServiceLimitExceeded", "Maximum number of DB instances reached (Service: Rds, Status Code: 400)")]
    [InlineData("AlreadyExists", "DB instance already exists (Service: Rds, Status Code: 400)")]
    [InlineData("AccessDenied", "User is not authorized to perform: rds:CreateDBInstance (Service: Rds, Status Code: 403)")]
    [InlineData("InvalidRequest", "Cannot find version 1.0 for mysql (Service: Rds, Status Code: 400)")]
    [InlineData("NotFound", "DB subnet group not found (Service: Rds, Status Code: 404)")]
    [InlineData("Throttling", "Rate exceeded (Service: Rds, Status Code: 400)")]
    public async Task A_refused_create_leaves_nothing_that_its_rollback_could_fail_on(string code, string message)
    {
        var reason = $"Resource handler returned message: \"{message}\" (RequestToken: 0a1b, HandlerErrorCode: {code})";
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", logicalId = "Database", reason });

        (await client.CreateAsync("refused", Guarded)).Status().ShouldBe("ROLLBACK_COMPLETE");

        (await client.HistoryAsync("refused")).Where(line => line.StartsWith("Database", StringComparison.Ordinal))
            .ShouldBe(["Database CREATE_IN_PROGRESS", $"Database CREATE_FAILED {reason}", "Database DELETE_COMPLETE"]);
        (await client.EventsAsync("refused")).Where(e => e.Element("LogicalResourceId")!.Value == "Database")
            .ShouldAllBe(e => string.IsNullOrEmpty(e.Element("PhysicalResourceId")!.Value));
    }

    [Fact]
    public async Task What_failed_on_the_way_was_made_and_is_guarded()
    {
        const string Reason = "Resource handler returned message: \"Exceeded attempts to wait\" (RequestToken: 0a1b, HandlerErrorCode: NotStabilized)";
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", logicalId = "Database", reason = Reason });

        (await client.CreateAsync("made", Guarded)).Status().ShouldBe("ROLLBACK_FAILED");

        var history = await client.HistoryAsync("made");
        history.ShouldContain("Database CREATE_IN_PROGRESS Resource creation Initiated");
        history.ShouldContain(line => line.StartsWith("Database DELETE_FAILED Resource handler returned message: \"Cannot delete protected DB Instance", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sibling_cancelled_before_it_was_made_is_gone_at_once()
    {
        const string Reason = "Resource handler returned message: \"orders already exists\" (RequestToken: 0a1b, HandlerErrorCode: AlreadyExists)";
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", logicalId = "Topic", reason = Reason });

        (await client.CreateAsync("sibling", Guarded.Replace("DependsOn: Topic", "Metadata: {}", StringComparison.Ordinal))).Status().ShouldBe("ROLLBACK_COMPLETE");

        (await client.HistoryAsync("sibling")).Where(line => line.StartsWith("Database", StringComparison.Ordinal))
            .ShouldBe(["Database CREATE_IN_PROGRESS", "Database CREATE_FAILED Resource creation cancelled", "Database DELETE_COMPLETE"]);
    }

    [Fact]
    public async Task A_refused_replacement_goes_back_to_what_stands()
    {
        const string Queue = "Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: orders } } }";
        (await client.CreateAsync("replaced", Queue)).Status().ShouldBe("CREATE_COMPLETE");
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "update", logicalId = "Queue", reason = "Resource handler returned message: \"No\" (HandlerErrorCode: AlreadyExists)" });

        (await client.UpdateAsync("replaced", Queue.Replace("orders", "invoices", StringComparison.Ordinal))).Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");

        (await client.HistoryAsync("replaced")).ShouldNotContain(line => line.StartsWith("Queue DELETE", StringComparison.Ordinal));
    }
}
