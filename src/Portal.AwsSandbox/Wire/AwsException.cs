namespace Portal.AwsSandbox.Wire;

/// <summary>An answer that is an error, in the words and with the HTTP status of the real service.</summary>
public sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>Who is at fault, as the Query protocol says it.</summary>
    public string Type => Status >= 500 ? "Receiver" : "Sender";

    public static AwsException Validation(string message) => new("ValidationError", message);
}
