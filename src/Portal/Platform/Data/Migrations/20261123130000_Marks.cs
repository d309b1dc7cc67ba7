using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Platform.Data.Migrations
{
    /// <summary>
    /// One row of words that are drawn anew by every transaction that changed what they stand for, whoever wrote it and how. Deferred
    /// to the commit, the row is locked for a moment only, and as the last thing, so that no two transactions wait for each other.
    /// A drawn word, and no number: a number comes again after a restore or a failover that lost commits.
    /// </summary>
    [DbContext(typeof(PortalDb))]
    [Migration("20261123130000_Marks")]
    public partial class Marks : Migration
    {
        // A transaction that changed many rows draws once. The row's own xmin is asked too: what *_in says may come from a backup.
        private const string Function = """
            CREATE FUNCTION mark_{0}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE marks SET {0} = gen_random_uuid(), {0}_in = pg_current_xact_id()
                WHERE {0}_in <> pg_current_xact_id() OR xmin <> pg_current_xact_id()::xid;
                RETURN NULL;
            END $$;
            """;

        private const string Trigger = "CREATE CONSTRAINT TRIGGER {0}_marked AFTER INSERT OR UPDATE OR DELETE ON {0} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mark_{1}();";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE marks (
                    is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one),
                    access uuid NOT NULL, access_in xid8 NOT NULL,
                    environments uuid NOT NULL, environments_in xid8 NOT NULL);
                INSERT INTO marks (access, access_in, environments, environments_in) VALUES (gen_random_uuid(), pg_current_xact_id(), gen_random_uuid(), pg_current_xact_id());
                """);
            foreach (var word in new[] { "access", "environments" }) migrationBuilder.Sql(string.Format(Function, word));
            foreach (var table in new[] { "environments", "leases", "schedules" }) migrationBuilder.Sql(string.Format(Trigger, table, "environments"));
            migrationBuilder.Sql(string.Format(Trigger, "people", "access"));
            // When a token was last used is noted every minute, and lets nobody in or out.
            migrationBuilder.Sql("""
                CREATE CONSTRAINT TRIGGER api_tokens_marked AFTER INSERT OR DELETE ON api_tokens DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mark_access();
                CREATE CONSTRAINT TRIGGER api_tokens_changed_marked AFTER UPDATE ON api_tokens DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
                    WHEN (to_jsonb(NEW) - 'last_used_at' IS DISTINCT FROM to_jsonb(OLD) - 'last_used_at') EXECUTE FUNCTION mark_access();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP FUNCTION mark_access() CASCADE;
            DROP FUNCTION mark_environments() CASCADE;
            DROP TABLE marks;
            """);
    }
}
