using Portal.Domain.Access;

namespace Portal.Domain.Environments;

/// <summary>Somebody asks for more than the policies give; an approver decides.</summary>
public sealed record LeaseAsk(int Days, PersonId By, string ByName, string Note, DateTimeOffset At)
{
    public static LeaseAsk Of(int days, Actor by, string note, DateTimeOffset now) => new(days, by.Id, by.Name, note, now);
}
