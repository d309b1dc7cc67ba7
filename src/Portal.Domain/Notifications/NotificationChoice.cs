namespace Portal.Domain.Notifications;

/// <summary>What a person wants by mail. In the portal they see everything that concerns them.</summary>
public sealed class NotificationChoice
{
    private NotificationChoice() { }

    public PersonId Person { get; private set; }

    /// <summary>Null: the address the sign-in or the configuration gives.</summary>
    public string? MailAddress { get; private set; }
    public IReadOnlyList<NotificationKind> MailKinds { get; private set; } = [];

    /// <summary>Also what concerns only their team, not themselves.</summary>
    public bool TeamMail { get; private set; }

    /// <summary>Until somebody chooses: mail about everything that they asked for or decide.</summary>
    public static NotificationChoice UsualOf(PersonId person) => new() { Person = person, MailKinds = NotificationKinds.Choosable };

    public void Choose(string? mailAddress, IReadOnlyList<NotificationKind> mailKinds, bool teamMail) =>
        (MailAddress, MailKinds, TeamMail) = (mailAddress, mailKinds, teamMail);

    public bool WantsMail(NotificationKind kind, Tie tie) => MailKinds.Contains(kind) && (tie is not Tie.Team || TeamMail);
}
