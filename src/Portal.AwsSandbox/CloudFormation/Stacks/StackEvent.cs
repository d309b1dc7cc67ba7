namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>One event; <paramref name="Number"/> counts a stack's events from 1, <paramref name="Properties"/> is a text's hash.</summary>
public sealed record StackEvent(
    long Number, string EventId, string LogicalId, string PhysicalId, string Type, DateTimeOffset At,
    string Status, string? Reason, string? Properties, string? Token);
