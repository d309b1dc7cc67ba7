using Amazon.CloudFormation.Model;
using Microsoft.Extensions.Options;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Accounts;

/// <summary>Against the sandbox, whose roles can be told to ask for an external id.</summary>
public sealed class OperatorRoleTests : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const string Operator = $"arn:aws:iam::{Account}:role/portal-operator";

    private RunningSandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync(1000);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task What_no_change_set_does_is_called_with_the_operator_s_role_and_all_else_is_not()
    {
        // Nobody gets this role who does not know its id: what is called with it is refused, naming it.
        await sandbox.ControlAsync(HttpMethod.Post, "roles", new { roleArn = Operator, externalId = "only-operators" });
        using var refused = Accounts(null);
        (await StacksAsync(refused)).ShouldBe(0);
        (await Should.ThrowAsync<AwsFaultException>(() => DeleteAsync(refused))).Fault.Sentence.ShouldContain(Operator);

        using var admitted = Accounts("only-operators");
        await DeleteAsync(admitted);
    }

    private static Task<int> StacksAsync(AwsAccounts accounts) => accounts.CallAsync(Account, AwsPlace.Region, "cloudformation:DescribeStacks",
        async (client, ct) => (await client.DescribeStacksAsync(new DescribeStacksRequest(), ct)).Stacks?.Count ?? 0, TestContext.Current.CancellationToken);

    // A stack that does not exist is deleted without a word, as AWS has it.
    private static Task<DeleteStackResponse> DeleteAsync(AwsAccounts accounts) => accounts.CallAsync(Account, AwsPlace.Region, "cloudformation:DeleteStack",
        (client, ct) => client.DeleteStackAsync(new DeleteStackRequest { StackName = "nothing" }, ct), TestContext.Current.CancellationToken);

    private AwsAccounts Accounts(string? externalId)
    {
        OwnKeys.Use();
        var account = new AccountSettings { Id = Account, Title = "Sandbox", Regions = [AwsPlace.Region], OperatorRoleArn = Operator, ExternalId = externalId };
        return new AwsAccounts(Options.Create(new PortalSettings { Aws = new AwsSettings { Endpoint = sandbox.Place.Url, Accounts = [account] } }), new CallTally(TimeProvider.System), TimeProvider.System);
    }
}
