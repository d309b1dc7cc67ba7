namespace Portal.AwsSandbox.Wire;

/// <summary>One AWS service: the name requests are signed for, and how it answers and refuses.</summary>
public interface IAwsService
{
    string SigningName { get; }

    /// <summary>Every action that is answered; anything else is refused.</summary>
    IReadOnlyCollection<string> Actions { get; }

    /// <summary>The action a request asks for, before anything is known of its caller; null when it names none.</summary>
    string? ActionOf(QueryInput input);

    Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation);

    WireAnswer Refuse(AwsException error, string requestId);
}

public sealed record WireAnswer(int Status, string ContentType, byte[] Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
