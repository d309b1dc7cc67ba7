using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.S3;

namespace Portal.Tests.Harness;

/// <summary>An endpoint that speaks for AWS, and the key of one account there.</summary>
public sealed record AwsPlace(string Url, string Account, string AccessKey, string Secret)
{
    public const string Region = "us-east-1";

    /// <summary>A client of the test's own, past the portal.</summary>
    public AmazonCloudFormationClient CloudFormation() => new(
        new BasicAWSCredentials(AccessKey, Secret), new AmazonCloudFormationConfig { ServiceURL = Url, AuthenticationRegion = Region });

    public AmazonS3Client S3() => new(new BasicAWSCredentials(AccessKey, Secret), new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = Region, ForcePathStyle = true });

    /// <summary>Stacks of this name that are not deleted.</summary>
    public async Task<IReadOnlyList<Stack>> StacksAsync(string name, CancellationToken ct)
    {
        using var client = CloudFormation();
        try
        {
            return (await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, ct)).Stacks ?? [];
        }
        catch (AmazonServiceException fault) when (fault.Message.Contains("does not exist", StringComparison.Ordinal))
        {
            return [];
        }
    }

    /// <summary>All events of a stack, oldest first.</summary>
    public async Task<IReadOnlyList<StackEvent>> EventsAsync(string stackId, CancellationToken ct)
    {
        using var client = CloudFormation();
        var events = new List<StackEvent>();
        string? next = null;
        do
        {
            var page = await client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = stackId, NextToken = next }, ct);
            events.AddRange(page.StackEvents ?? []);
            next = page.NextToken;
        }
        while (next is not null);
        events.Reverse();
        return events;
    }
}
