using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDb))]
    [Migration("20261123023833_Costs")]
    public partial class Costs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "band_overrides",
                columns: table => new
                {
                    scope = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    floor = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    ceiling = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_band_overrides", x => new { x.scope, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "billed_readings",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    metric = table.Column<string>(type: "text", nullable: false),
                    pending = table.Column<string>(type: "jsonb", nullable: false),
                    billed_through = table.Column<DateOnly>(type: "date", nullable: true),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    backfilled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tag_status = table.Column<string>(type: "text", nullable: false),
                    tag_checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "text", nullable: true),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_looks = table.Column<int>(type: "integer", nullable: false),
                    last_fault = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billed_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cost_anomalies",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    environment_id = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: false),
                    expected = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    service_difference = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_anomalies", x => x.id);
                    table.ForeignKey(
                        name: "fk_cost_anomalies_environments_environment_id",
                        column: x => x.environment_id,
                        principalTable: "environments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cost_meetings",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    leader = table.Column<string>(type: "text", nullable: false),
                    leader_name = table.Column<string>(type: "text", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "text", nullable: true),
                    agenda = table.Column<string>(type: "jsonb", nullable: false),
                    skipped = table.Column<string>(type: "jsonb", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_meetings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cost_outlooks",
                columns: table => new
                {
                    environment_id = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    standing = table.Column<string>(type: "text", nullable: false),
                    billed = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: true),
                    forecast = table.Column<string>(type: "jsonb", nullable: true),
                    told = table.Column<string>(type: "text", nullable: false),
                    advice = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_outlooks", x => x.environment_id);
                    table.ForeignKey(
                        name: "fk_cost_outlooks_environments_environment_id",
                        column: x => x.environment_id,
                        principalTable: "environments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cost_records",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    environment = table.Column<string>(type: "text", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    span = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_records", x => new { x.day, x.environment, x.service });
                });

            migrationBuilder.CreateTable(
                name: "cost_request_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    requests = table.Column<int>(type: "integer", nullable: false),
                    backfill = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_request_days", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "cost_set_aside",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    record_type = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_set_aside", x => new { x.day, x.record_type });
                });

            migrationBuilder.CreateTable(
                name: "environment_estimates",
                columns: table => new
                {
                    environment_id = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    deployment_id = table.Column<string>(type: "text", nullable: false),
                    is_at_request = table.Column<bool>(type: "boolean", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    product_version = table.Column<string>(type: "text", nullable: false),
                    product_hash = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    range = table.Column<string>(type: "jsonb", nullable: true),
                    price_date = table.Column<DateOnly>(type: "date", nullable: true),
                    assumptions = table.Column<string>(type: "jsonb", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    lack = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_environment_estimates", x => new { x.environment_id, x.made_at });
                    table.ForeignKey(
                        name: "fk_environment_estimates_environments_environment_id",
                        column: x => x.environment_id,
                        principalTable: "environments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cost_decisions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    meeting_id = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    environment_id = table.Column<string>(type: "text", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false),
                    expected_saving = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    baseline = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    request_id = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_cost_decisions_cost_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "cost_meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "billed_readings",
                columns: new[] { "id", "backfilled_at", "billed_through", "failed_looks", "last_fault", "metric", "next_look_at", "pending", "read_at", "tag_checked_at", "tag_status", "trouble" },
                columnTypes: new[] { "text", "timestamp with time zone", "date", "integer", "text", "text", "timestamp with time zone", "jsonb", "timestamp with time zone", "timestamp with time zone", "text", "text" },
                values: new object[] { "billed", null, null, 0, null, "", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "[]", null, null, "Unknown", null });

            migrationBuilder.CreateIndex(
                name: "ix_cost_anomalies_environment_id_day",
                table: "cost_anomalies",
                columns: new[] { "environment_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cost_anomalies_state",
                table: "cost_anomalies",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_cost_decisions_meeting_id_item",
                table: "cost_decisions",
                columns: new[] { "meeting_id", "item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cost_decisions_state",
                table: "cost_decisions",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_cost_meetings_month",
                table: "cost_meetings",
                column: "month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cost_records_environment_day",
                table: "cost_records",
                columns: new[] { "environment", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "band_overrides");

            migrationBuilder.DropTable(
                name: "billed_readings");

            migrationBuilder.DropTable(
                name: "cost_anomalies");

            migrationBuilder.DropTable(
                name: "cost_decisions");

            migrationBuilder.DropTable(
                name: "cost_outlooks");

            migrationBuilder.DropTable(
                name: "cost_records");

            migrationBuilder.DropTable(
                name: "cost_request_days");

            migrationBuilder.DropTable(
                name: "cost_set_aside");

            migrationBuilder.DropTable(
                name: "environment_estimates");

            migrationBuilder.DropTable(
                name: "cost_meetings");
        }
    }
}
