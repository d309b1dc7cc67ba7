using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Wire;

public class XmlResponseTests
{
    private const string OneStack = """
        <Stacks>
          <member>
            <StackId>arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1</StackId>
            <StackName>shop</StackName>
            <CreationTime>2026-03-01T12:00:00.250Z</CreationTime>
            <StackStatus>UPDATE_COMPLETE</StackStatus>
            <TimeoutInMinutes>30</TimeoutInMinutes>
            <DisableRollback>false</DisableRollback>
            <EnableTerminationProtection>true</EnableTerminationProtection>
            <Outputs>
              <member><OutputKey>Url</OutputKey><OutputValue>https://a.example/?x=1&amp;y=2</OutputValue></member>
              <member><OutputKey>Empty</OutputKey><OutputValue/></member>
            </Outputs>
            <Tags/>
            <DriftInformation><StackDriftStatus>IN_SYNC</StackDriftStatus></DriftInformation>
            <LastUpdatedTime/>
            <DeletionMode></DeletionMode>
            <SomethingNew><member>later</member></SomethingNew>
          </member>
        </Stacks>
        """;

    [Fact]
    public async Task Scalars_lists_and_nested_structures_are_read()
    {
        var stack = (await DescribeAsync(OneStack)).Stacks!.Single();

        stack.StackId.ShouldBe("arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1");
        stack.StackStatus.ShouldBeSameAs(StackStatus.UPDATE_COMPLETE);
        stack.TimeoutInMinutes.ShouldBe(30);
        stack.DisableRollback.ShouldBe(false);
        stack.EnableTerminationProtection.ShouldBe(true);
        stack.Outputs!.Select(output => (output.OutputKey, output.OutputValue)).ShouldBe([("Url", "https://a.example/?x=1&y=2"), ("Empty", "")]);
        stack.DriftInformation!.StackDriftStatus.ShouldBe(StackDriftStatus.IN_SYNC);
    }

    [Fact]
    public async Task Timestamps_are_utc()
    {
        var created = (await DescribeAsync(OneStack)).Stacks!.Single().CreationTime!.Value;

        created.ShouldBe(new DateTime(2026, 3, 1, 12, 0, 0, 250, DateTimeKind.Utc));
        created.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task Absent_and_blank_members_are_null_and_an_empty_list_is_empty()
    {
        var response = await DescribeAsync(OneStack);
        var stack = response.Stacks!.Single();

        stack.Tags!.ShouldBeEmpty();
        stack.Parameters.ShouldBeNull();
        stack.LastUpdatedTime.ShouldBeNull();
        stack.RetainExceptOnCreate.ShouldBeNull();
        stack.DeletionMode.ShouldBeNull();
        response.NextToken.ShouldBeNull();
    }

    [Fact]
    public async Task A_constant_nobody_knows_yet_keeps_its_value()
    {
        var response = await DescribeAsync(OneStack.Replace("UPDATE_COMPLETE", "UPDATE_POSTPONED"));

        response.Stacks!.Single().StackStatus.Value.ShouldBe("UPDATE_POSTPONED");
    }

    [Fact]
    public async Task The_request_id_and_http_status_come_with_the_response()
    {
        var response = await DescribeAsync("");

        response.ResponseMetadata.RequestId.ShouldBe(Answer.RequestId);
        response.HttpStatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        response.Stacks.ShouldBeNull();
    }

    [Fact]
    public async Task Lists_inside_lists_are_read()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("DescribeChangeSet", """
            <Changes>
              <member>
                <Type>Resource</Type>
                <ResourceChange>
                  <Action>Modify</Action>
                  <Replacement>Conditional</Replacement>
                  <Scope><member>Properties</member><member>Tags</member></Scope>
                  <Details>
                    <member>
                      <Target><Attribute>Properties</Attribute><Name>Port</Name><RequiresRecreation>Always</RequiresRecreation></Target>
                      <Evaluation>Dynamic</Evaluation>
                      <ChangeSource>ParameterReference</ChangeSource>
                      <CausingEntity>AppPort</CausingEntity>
                    </member>
                    <member><Target><Attribute>Tags</Attribute></Target></member>
                  </Details>
                </ResourceChange>
              </member>
            </Changes>
            """));
        using var client = Clients.CloudFormation(stub);

        var response = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = "first" }, TestContext.Current.CancellationToken);

        var change = response.Changes!.Single().ResourceChange!;
        change.Action.ShouldBe(ChangeAction.Modify);
        change.Replacement.ShouldBe(Replacement.Conditional);
        change.Scope.ShouldBe(["Properties", "Tags"]);
        change.Details!.Count.ShouldBe(2);
        change.Details[0].Target!.RequiresRecreation.ShouldBe(RequiresRecreation.Always);
        change.Details[0].ChangeSource.ShouldBe(ChangeSource.ParameterReference);
        change.Details[1].Target!.Name.ShouldBeNull();
    }

    [Fact]
    public async Task Values_and_timestamps_of_metrics_are_read()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("GetMetricData", """
            <MetricDataResults>
              <member>
                <Id>requests</Id>
                <StatusCode>PartialData</StatusCode>
                <Timestamps><member>2026-03-01T12:01:00Z</member><member>2026-03-01T12:00:00Z</member></Timestamps>
                <Values><member>1.5E-3</member><member>42.0</member></Values>
              </member>
            </MetricDataResults>
            <NextToken>more</NextToken>
            """));
        using var client = Clients.CloudWatch(stub);

        var response = await client.GetMetricDataAsync(new GetMetricDataRequest(), TestContext.Current.CancellationToken);

        var result = response.MetricDataResults!.Single();
        result.StatusCode.ShouldBe(StatusCode.PartialData);
        result.Values.ShouldBe([0.0015, 42.0]);
        result.Timestamps![1].ShouldBe(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc));
        response.NextToken.ShouldBe("more");
    }

    [Fact]
    public async Task An_answer_without_a_result_element_is_read_as_done()
    {
        await using var stub = await AwsStub.StartAsync(new Answer(200, "text/xml", $"""
            <DeleteStackResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
              <ResponseMetadata><RequestId>{Answer.RequestId}</RequestId></ResponseMetadata>
            </DeleteStackResponse>
            """));
        using var client = Clients.CloudFormation(stub);

        var response = await client.DeleteStackAsync(new DeleteStackRequest { StackName = "shop" }, TestContext.Current.CancellationToken);

        response.ResponseMetadata.RequestId.ShouldBe(Answer.RequestId);
    }

    [Theory]
    [InlineData("<html><body>Sign in to the wireless network<br></body></html>")]
    [InlineData("")]
    [InlineData("<DescribeStacksResponse><DescribeStacksResult><Stacks><member><CreationTime>soon</CreationTime></member></Stacks></DescribeStacksResult></DescribeStacksResponse>")]
    [InlineData("<!DOCTYPE x [<!ENTITY y 'z'>]><DescribeStacksResponse/>")]
    public async Task An_answer_of_another_shape_is_an_unmarshalling_error(string body)
    {
        await using var stub = await AwsStub.StartAsync(new Answer(200, "text/xml", body));
        using var client = Clients.CloudFormation(stub, retries: 0);

        await Should.ThrowAsync<AmazonUnmarshallingException>(() => client.DescribeStacksAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<DescribeStacksResponse> DescribeAsync(string inner)
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("DescribeStacks", inner));
        using var client = Clients.CloudFormation(stub);
        return await client.DescribeStacksAsync(TestContext.Current.CancellationToken);
    }
}
