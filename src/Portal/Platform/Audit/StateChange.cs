using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Portal.Platform.Audit;

/// <summary>What a record's state was when it was read, and what it is now, so that no caller has to remember the old one.</summary>
internal static class StateChange
{
    private const string State = "State";

    /// <returns>Both null when no tracked record has that id and a state, or its state stayed as it was.</returns>
    public static (string? Before, string? After) Of(ChangeTracker tracker, string subject)
    {
        var entry = tracker.Entries().FirstOrDefault(entry => entry.Metadata.FindProperty(State) is not null && KeyOf(entry) == subject);
        if (entry is null) return (null, null);
        var after = entry.CurrentValues[State]?.ToString();
        var before = entry.State is EntityState.Added ? null : entry.OriginalValues[State]?.ToString();
        return before == after ? (null, null) : (before, after);
    }

    private static string? KeyOf(EntityEntry entry)
    {
        var value = entry.Metadata.FindPrimaryKey() is { Properties: [var key] } ? entry.CurrentValues[key] : null;
        return value is null ? null : value as string ?? value.ToString();
    }
}
