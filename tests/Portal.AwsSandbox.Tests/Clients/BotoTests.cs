using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>boto3 as a script would use it: paginators, waiters, exceptions, an assumed role.</summary>
public sealed class BotoTests(SharedSandbox shared)
{
    private const string Script = """
        import os, sys
        try:
            import boto3, botocore
        except ImportError:
            sys.exit(77)
        url = os.environ["SANDBOX"]
        role = boto3.client("sts", endpoint_url=url).assume_role(RoleArn="arn:aws:iam::222222222222:role/r", RoleSessionName="boto")["Credentials"]
        cfn = boto3.client("cloudformation", endpoint_url=url, aws_access_key_id=role["AccessKeyId"],
                           aws_secret_access_key=role["SecretAccessKey"], aws_session_token=role["SessionToken"])
        body = "Resources:\n" + "\n".join(f"  T{n}: {{ Type: 'AWS::SNS::Topic' }}" for n in range(100, 160))
        cfn.create_change_set(StackName="boto", ChangeSetName="c", ChangeSetType="CREATE", TemplateBody=body, Tags=[])
        cfn.get_waiter("change_set_create_complete").wait(StackName="boto", ChangeSetName="c", WaiterConfig={"Delay": 1})
        cfn.execute_change_set(StackName="boto", ChangeSetName="c", ClientRequestToken="t")
        cfn.get_waiter("stack_create_complete").wait(StackName="boto", WaiterConfig={"Delay": 1})
        events = [e for page in cfn.get_paginator("describe_stack_events").paginate(StackName="boto") for e in page["StackEvents"]]
        assert len(events) == 60 * 3 + 3, len(events)
        assert len({e["EventId"] for e in events}) == len(events)
        assert events[0]["Timestamp"].tzinfo is not None
        try:
            cfn.create_stack(StackName="boto", TemplateBody=body)
            assert False
        except cfn.exceptions.AlreadyExistsException as e:
            assert e.response["ResponseMetadata"]["HTTPStatusCode"] == 400
        try:
            cfn.describe_change_set(StackName="boto", ChangeSetName="none")
            assert False
        except cfn.exceptions.ChangeSetNotFoundException:
            pass
        cfn.delete_stack(StackName="boto")
        cfn.get_waiter("stack_delete_complete").wait(StackName="boto", WaiterConfig={"Delay": 1})
        print("all well")
        """;

    [Fact]
    public async Task A_script_runs_through()
    {
        var (code, output) = await Tool.RunAsync(shared.Client("ap-southeast-2"), "python3", "-c", Script);
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }
}
