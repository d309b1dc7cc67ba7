using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>Every setting: values that the portal would refuse to start on, and keys that nobody reads because they are misspelled.</summary>
/// <param name="sections">Sections below <c>Portal</c> with settings of their own, and their types.</param>
public sealed class CheckKeys(params (string Name, Type Type)[] sections) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var wrong = (new CheckPortalSettings().Validate(null, call.Settings).Failures ?? []).ToList();
        foreach (var failure in wrong) yield return new Finding(Grade.Wrong, "settings", failure);
        var unread = Unread(call.Configuration.GetSection(PortalSettings.Section)).ToList();
        foreach (var key in unread) yield return new Finding(Grade.Note, "settings", $"{key} is not read by anybody. Look for it in appsettings.sample.json: it may be misspelled or of an older version.");
        if (wrong.Count == 0 && unread.Count == 0) yield return new Finding(Grade.Well, "settings", "every key is known and its value fits.");
    }

    /// <summary>Keys below a section that no setting reads.</summary>
    public IEnumerable<string> Unread(IConfigurationSection portal) =>
        portal.GetChildren().SelectMany(child => sections.FirstOrDefault(section => Same(section.Name, child.Key)).Type is { } own
            ? child.GetChildren().SelectMany(each => Unread(each, own))
            : Unread(child, typeof(PortalSettings)));

    private static IEnumerable<string> Unread(IConfigurationSection key, Type of)
    {
        if (of.GetProperties().FirstOrDefault(property => Same(property.Name, key.Key))?.PropertyType is not { } type) return [key.Path];
        if (!key.GetChildren().Any() || type.Namespace is "System") return [];
        // The entries of a list are named by their numbers.
        return type.IsGenericType && type.GetGenericArguments() is [var entry]
            ? entry.IsClass && entry != typeof(string) ? key.GetChildren().SelectMany(each => each.GetChildren().SelectMany(member => Unread(member, entry))) : []
            : type.IsGenericType ? [] : key.GetChildren().SelectMany(each => Unread(each, type));
    }

    private static bool Same(string name, string key) => string.Equals(name, key, StringComparison.OrdinalIgnoreCase);
}
