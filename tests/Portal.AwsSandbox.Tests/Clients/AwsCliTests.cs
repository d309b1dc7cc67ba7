using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>The AWS CLI with nothing but another endpoint.</summary>
public sealed class AwsCliTests : IDisposable
{
    private readonly Client client;
    private readonly string template = Path.GetTempFileName();

    public AwsCliTests(SharedSandbox shared)
    {
        // The CLI checks region names against those it knows.
        client = shared.Client("eu-central-1");
        File.WriteAllText(template, StackSteps.OneBucket + "\nOutputs: { Name: { Value: !Ref Bucket } }");
    }

    [Fact]
    public async Task A_stack_lives_from_its_change_set_to_its_end()
    {
        await CloudFormationAsync("validate-template", "--template-body", $"file://{template}");
        await CloudFormationAsync("create-change-set", "--stack-name", "cli", "--change-set-name", "first", "--change-set-type", "CREATE", "--template-body", $"file://{template}");
        await CloudFormationAsync("wait", "change-set-create-complete", "--stack-name", "cli", "--change-set-name", "first");
        var set = await CloudFormationAsync("describe-change-set", "--stack-name", "cli", "--change-set-name", "first", "--include-property-values");
        set.GetProperty("Changes")[0].GetProperty("ResourceChange").GetProperty("Action").GetString().ShouldBe("Add");
        await CloudFormationAsync("execute-change-set", "--stack-name", "cli", "--change-set-name", "first");
        await CloudFormationAsync("wait", "stack-create-complete", "--stack-name", "cli");
        var events = await CloudFormationAsync("describe-stack-events", "--stack-name", "cli");
        events.GetProperty("StackEvents")[0].GetProperty("ResourceStatus").GetString().ShouldBe("CREATE_COMPLETE");
        // A YAML template comes back as the text it was.
        (await CloudFormationAsync("get-template", "--stack-name", "cli")).GetProperty("TemplateBody").GetString()!.ShouldStartWith("Resources:");
        (await CloudFormationAsync("list-stacks")).GetProperty("StackSummaries").EnumerateArray().ShouldContain(stack => stack.GetProperty("StackName").GetString() == "cli");
        await CloudFormationAsync("delete-stack", "--stack-name", "cli");
        await CloudFormationAsync("wait", "stack-delete-complete", "--stack-name", "cli");
    }

    [Fact]
    public async Task Deploy_creates_and_says_when_nothing_changes()
    {
        string[] deploy = ["cloudformation", "deploy", "--stack-name", "deployed", "--template-file", template, "--tags", "team=shop", "--no-fail-on-empty-changeset"];
        await Tool.AwsAsync(client, deploy);
        var (code, output) = await Tool.RunAsync(client, "aws", ["--endpoint-url", client.Address.ToString(), .. deploy]);
        code.ShouldBe(0, output);
        output.ShouldContain("No changes to deploy");
    }

    [Fact]
    public async Task An_error_is_understood()
    {
        var (code, output) = await Tool.RunAsync(client, "aws", "--endpoint-url", client.Address.ToString(), "cloudformation", "describe-stacks", "--stack-name", "nobody");
        code.ShouldNotBe(0);
        output.ShouldContain("An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id nobody does not exist");
    }

    public void Dispose() => File.Delete(template);

    private Task<System.Text.Json.JsonElement> CloudFormationAsync(params string[] arguments) => Tool.AwsAsync(client, ["cloudformation", .. arguments]);
}
