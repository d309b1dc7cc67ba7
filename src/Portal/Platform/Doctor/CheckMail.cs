using System.Runtime.CompilerServices;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>Whether the mail server answers.</summary>
public sealed class CheckMail : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        if (call.Settings.Notifications.Mail is not { Host: { Length: > 0 } host, Port: var port })
            yield return new Finding(Grade.Note, "mail", "Portal:Notifications:Mail:Host is empty: notifications stay in the portal.");
        else
            yield return await Reach.ConnectsAsync(host, port, call.Clock, ct)
                ? new Finding(Grade.Well, "mail", $"{host} answers on port {port}.")
                : new Finding(Grade.Wrong, "mail", $"{host} does not answer on port {port}. Look at Portal:Notifications:Mail, and whether a firewall stands between.");
    }
}
