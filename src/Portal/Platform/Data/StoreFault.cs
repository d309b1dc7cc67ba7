using Npgsql;

namespace Portal.Platform.Data;

/// <summary>Faults by which the store tells that it is away, busy or full, which pass: nothing is wrong with what was asked.</summary>
internal static class StoreFault
{
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private const string ConnectionClass = "08", OperatorClass = "57P", ResourceClass = "53", SystemClass = "58", InternalClass = "XX";

    /// <summary>What a person is told; null when the fault, and every one inside it, is of another kind.</summary>
    public static string? SentenceOf(Exception? fault) => fault switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "All connections of the database are taken at the moment.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The database's disk is full: nothing can be saved until the platform team makes room.",
        PostgresException { SqlState: var state } when state.StartsWith(ConnectionClass, StringComparison.Ordinal) || state.StartsWith(OperatorClass, StringComparison.Ordinal) => "The database is being started again.",
        PostgresException { SqlState: var state } when state.StartsWith(ResourceClass, StringComparison.Ordinal) || state.StartsWith(SystemClass, StringComparison.Ordinal) => "The database has run out of what it works with.",
        // A full disk is told like this too, by a connection that could not write its first file.
        PostgresException { SqlState: var state } when state.StartsWith(InternalClass, StringComparison.Ordinal) => "The database met a fault of its own.",
        PostgresException => null,
        NpgsqlException { InnerException: TimeoutException } => "The database does not answer in time.",
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => "The database does not answer.",
        NpgsqlException { IsTransient: true } => "The database does not answer.",
        // What Npgsql says of a transaction whose connection broke between two statements.
        InvalidOperationException { Source: "Npgsql", InnerException: null } => "The database does not answer.",
        IOException full when IsFull(full) => "The portal's disk is full: nothing can be saved until the platform team makes room.",
        _ => SentenceOf(fault.InnerException),
    };

    // ENOSPC and EDQUOT on Linux; ERROR_DISK_FULL on Windows.
    private static bool IsFull(IOException fault) => fault.HResult is 28 or 122 or unchecked((int)0x80070070);
}
