using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Platform.Data;

namespace Portal.Tests.Platform.Data;

public sealed class StoreFaultTests
{
    [Theory]
    [InlineData("57P01", "The database is being started again.")]
    [InlineData("57P03", "The database is being started again.")]
    [InlineData("08006", "The database is being started again.")]
    [InlineData("53300", "All connections of the database are taken at the moment.")]
    [InlineData("53100", "The database's disk is full: nothing can be saved until the platform team makes room.")]
    [InlineData("53200", "The database has run out of what it works with.")]
    [InlineData("XX000", "The database met a fault of its own.")]
    public void What_passes_by_itself_has_a_sentence(string state, string sentence)
    {
        StoreFault.SentenceOf(Said(state)).ShouldBe(sentence);
        // As EF Core hands it on.
        StoreFault.SentenceOf(new InvalidOperationException("Transient.", new DbUpdateException("Not saved.", Said(state)))).ShouldBe(sentence);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_told_as_such()
    {
        StoreFault.SentenceOf(new NpgsqlException("Refused.", new SocketException((int)SocketError.ConnectionRefused))).ShouldBe("The database does not answer.");
        StoreFault.SentenceOf(new NpgsqlException("Cut.", new IOException("Broken pipe."))).ShouldBe("The database does not answer.");
        StoreFault.SentenceOf(new NpgsqlException("Slow.", new TimeoutException())).ShouldBe("The database does not answer in time.");
    }

    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData(PostgresErrorCodes.UndefinedColumn)]
    public void A_fault_of_the_portal_s_own_has_none(string state) => StoreFault.SentenceOf(new DbUpdateException("Not saved.", Said(state))).ShouldBeNull();

    [Fact]
    public void Anything_else_has_none()
    {
        StoreFault.SentenceOf(new InvalidOperationException("A broken invariant.")).ShouldBeNull();
        StoreFault.SentenceOf(new IOException("Not there.")).ShouldBeNull();
    }

    private static PostgresException Said(string state) => new("said so", "FATAL", "FATAL", state);
}
