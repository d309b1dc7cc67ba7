namespace Portal.Domain.Health;

/// <summary>An alarm that is off. Alarms that are well are not kept.</summary>
/// <param name="Since">When CloudWatch moved it to ALARM.</param>
public sealed record AlarmOff(string Name, string Title, string? Reason, DateTimeOffset Since);
