using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Platform.Data;

/// <summary>A change that was not saved because another of the same moment was first.</summary>
internal static class Overtaken
{
    /// <summary>The row was changed after it was read, or the one to be added stands by now.</summary>
    public static bool Is(Exception? fault) =>
        fault is DbUpdateConcurrencyException or DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };
}
