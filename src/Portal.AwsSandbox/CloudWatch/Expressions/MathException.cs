namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>An expression that can't be read or carried out; the message says where it fails.</summary>
public sealed class MathException(string message) : Exception(message);
