namespace Portal.Platform.Notifications;

/// <summary>How an attempt ended; each with what was answered, for the log.</summary>
public abstract record DeliveryAnswer(string Words)
{
    public sealed record Taken(string Words) : DeliveryAnswer(Words);

    /// <summary>It may be taken later.</summary>
    /// <param name="NotBefore">How long the other side asked to be left alone.</param>
    public sealed record Failed(string Words, TimeSpan? NotBefore = null) : DeliveryAnswer(Words);

    /// <summary>The same again would be answered the same.</summary>
    public sealed record Refused(string Words) : DeliveryAnswer(Words);
}
