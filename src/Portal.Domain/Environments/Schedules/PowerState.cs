namespace Portal.Domain.Environments.Schedules;

/// <summary>Whether what is billed by the hour runs. A run that has begun goes to its end before the other one begins.</summary>
public enum PowerState { Running, Stopping, Stopped, Starting }
