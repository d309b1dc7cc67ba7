using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDb))]
    [Migration("20261122203934_RoutingAndFreezes")]
    public partial class RoutingAndFreezes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "auto_approved_by",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "lacking",
                table: "reviews",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "lasts",
                table: "reviews",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<string>(
                name: "needed",
                table: "reviews",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "reviews",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "risk",
                table: "reviews",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "window_end",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "window_start",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    member = table.Column<string>(type: "text", nullable: false),
                    member_name = table.Column<string>(type: "text", nullable: false),
                    @delegate = table.Column<string>(name: "delegate", type: "text", nullable: false),
                    delegate_name = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "freezes",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: true),
                    environment_id = table.Column<string>(type: "text", nullable: true),
                    target = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    set_by = table.Column<string>(type: "text", nullable: false),
                    set_by_name = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_by_name = table.Column<string>(type: "text", nullable: true),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_freezes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_decisions",
                columns: table => new
                {
                    review_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    in_place_of = table.Column<string>(type: "text", nullable: true),
                    in_place_of_name = table.Column<string>(type: "text", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_decisions", x => new { x.review_id, x.number });
                    table.ForeignKey(
                        name: "fk_review_decisions_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_delegate_ends_at",
                table: "delegations",
                columns: new[] { "delegate", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_freezes_lifted_at_ends_at",
                table: "freezes",
                columns: new[] { "lifted_at", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_review_decisions_review_id_by",
                table: "review_decisions",
                columns: new[] { "review_id", "by" },
                unique: true);

            // Reviews from before took one approver of the platform team and held for the three days of the settings.
            migrationBuilder.Sql("""
                UPDATE reviews SET needed = '[{"group":"platform","approvals":1,"rules":[]}]', lasts = '72 hours', risk = 6,
                    lacking = CASE WHEN state = 'Waiting' THEN ARRAY['platform'] ELSE ARRAY[]::text[] END
                """);
            migrationBuilder.Sql(RequestStandings.Drop);
            migrationBuilder.Sql(RequestStandings.CreateWithLapses);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RequestStandings.Drop);
            migrationBuilder.Sql(RequestStandings.Create);

            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropTable(
                name: "freezes");

            migrationBuilder.DropTable(
                name: "review_decisions");

            migrationBuilder.DropColumn(
                name: "auto_approved_by",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "lacking",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "lasts",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "needed",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "note",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "risk",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "window_end",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "window_start",
                table: "reviews");
        }
    }
}
