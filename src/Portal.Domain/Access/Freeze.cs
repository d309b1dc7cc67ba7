using System.Globalization;

namespace Portal.Domain.Access;

public enum FreezeScope { Everything, Account, Environment }

/// <summary>While it is in force nothing new starts in its scope. What runs goes on; requests are filed and reviewed as always.</summary>
public sealed class Freeze
{
    private Freeze() { }

    public FreezeId Id { get; private set; }
    public FreezeScope Scope { get; private set; }

    /// <summary>Set for an account.</summary>
    public string? Account { get; private set; }

    /// <summary>Set for an environment.</summary>
    public EnvironmentId? EnvironmentId { get; private set; }

    /// <summary>What is frozen, in words: "everything", "account 111111111111", "cart-prod".</summary>
    public string Target { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Null: until somebody lifts it.</summary>
    public DateTimeOffset? EndsAt { get; private set; }
    public PersonId SetBy { get; private set; }
    public string SetByName { get; private set; } = "";
    public DateTimeOffset SetAt { get; private set; }
    public string? LiftedByName { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>What people read while something waits for it.</summary>
    public string Sentence =>
        $"{char.ToUpperInvariant(Target[0])}{Target[1..]} is frozen by {SetByName} from {Time(StartsAt)}{(EndsAt is { } end ? $" to {Time(end)}" : " until it is lifted")}: {Reason.TrimEnd('.')}. Nothing new starts meanwhile.";

    public static Freeze Everything(string reason, DateTimeOffset startsAt, DateTimeOffset? endsAt, Actor by, DateTimeOffset now) =>
        Set(FreezeScope.Everything, "everything", reason, startsAt, endsAt, by, now);

    public static Freeze OfAccount(string account, string reason, DateTimeOffset startsAt, DateTimeOffset? endsAt, Actor by, DateTimeOffset now)
    {
        var freeze = Set(FreezeScope.Account, $"account {account}", reason, startsAt, endsAt, by, now);
        freeze.Account = account;
        return freeze;
    }

    public static Freeze OfEnvironment(EnvironmentId environment, string name, string reason, DateTimeOffset startsAt, DateTimeOffset? endsAt, Actor by, DateTimeOffset now)
    {
        var freeze = Set(FreezeScope.Environment, name, reason, startsAt, endsAt, by, now);
        freeze.EnvironmentId = environment;
        return freeze;
    }

    public bool InForce(DateTimeOffset now) => LiftedAt is null && StartsAt <= now && (EndsAt is null || now < EndsAt);

    public bool IsOver(DateTimeOffset now) => LiftedAt is not null || now >= EndsAt;

    public bool Covers(string account, EnvironmentId? environment) => Scope switch
    {
        FreezeScope.Everything => true,
        FreezeScope.Account => Account == account,
        FreezeScope.Environment => EnvironmentId == environment,
        _ => throw new InvalidOperationException($"A scope that nobody foresaw: {Scope}."),
    };

    public void Lift(Actor by, DateTimeOffset now)
    {
        if (IsOver(now)) throw new InvalidOperationException($"Freeze {Id} is over already.");
        (LiftedByName, LiftedAt) = (by.Name, now);
    }

    private static Freeze Set(FreezeScope scope, string target, string reason, DateTimeOffset startsAt, DateTimeOffset? endsAt, Actor by, DateTimeOffset now) => new()
    {
        Id = NewId.At<FreezeId>(now),
        Scope = scope,
        Target = target,
        Reason = reason,
        StartsAt = startsAt,
        EndsAt = endsAt,
        SetBy = by.Id,
        SetByName = by.Name,
        SetAt = now,
    };

    private static string Time(DateTimeOffset at) => at.ToString("d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
