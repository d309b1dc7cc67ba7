namespace Portal.Domain.Notifications;

public enum Channel { Mail, Webhook }

public enum DeliveryState { Pending, Delivered, Dead }

/// <summary>One event on its way to one mail address or webhook. It is tried until it is taken, or given up with the reason.</summary>
public sealed class Delivery
{
    private Delivery() { }

    public DeliveryId Id { get; private set; }
    public NotificationEventId EventId { get; private set; }
    public Channel Channel { get; private set; }

    /// <summary>The mail address, or the webhook's id.</summary>
    public string Target { get; private set; } = "";
    public DeliveryState State { get; private set; }

    /// <summary>Attempts that ended, over all rounds.</summary>
    public int Attempts { get; private set; }

    /// <summary>Attempts since it was first sent or last sent again by hand; drives the back-off.</summary>
    public int Round { get; private set; }
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>What the last attempt was answered, or why it got no answer.</summary>
    public string? LastAnswer { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was taken or given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static Delivery Of(NotificationEvent happened, Channel channel, string target, DateTimeOffset now) => new()
    {
        Id = NewId.At<DeliveryId>(now),
        EventId = happened.Id,
        Channel = channel,
        Target = target,
        State = DeliveryState.Pending,
        NextAttemptAt = now,
        CreatedAt = now,
    };

    public void Delivered(string answer, DateTimeOffset now) => End(DeliveryState.Delivered, answer, now);

    /// <summary>It will never be taken, or was tried often enough.</summary>
    public void GiveUp(string answer, DateTimeOffset now) => End(DeliveryState.Dead, answer, now);

    public void Retry(string answer, DateTimeOffset nextAt)
    {
        Count(answer);
        NextAttemptAt = nextAt;
    }

    /// <summary>A person wants it sent again, under the same id.</summary>
    public void Again(DateTimeOffset now)
    {
        if (State is DeliveryState.Pending) throw new InvalidOperationException($"Delivery {Id} is on its way already.");
        State = DeliveryState.Pending;
        Round = 0;
        NextAttemptAt = now;
        EndedAt = null;
    }

    private void End(DeliveryState state, string answer, DateTimeOffset now)
    {
        Count(answer);
        State = state;
        NextAttemptAt = null;
        EndedAt = now;
    }

    private void Count(string answer)
    {
        if (State is not DeliveryState.Pending) throw new InvalidOperationException($"Delivery {Id} is {State} and is not tried any more.");
        Attempts++;
        Round++;
        LastAnswer = answer;
    }
}

/// <summary>One attempt of a delivery, for the log.</summary>
public sealed class DeliveryAttempt
{
    private DeliveryAttempt() { }

    public long Id { get; private set; }
    public DeliveryId DeliveryId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public bool Taken { get; private set; }
    public string Answer { get; private set; } = "";
    public int Milliseconds { get; private set; }

    public static DeliveryAttempt Of(DeliveryId delivery, DateTimeOffset at, bool taken, string answer, TimeSpan lasted) => new()
    {
        DeliveryId = delivery,
        At = at,
        Taken = taken,
        Answer = answer,
        Milliseconds = (int)Math.Min(int.MaxValue, lasted.TotalMilliseconds),
    };
}
