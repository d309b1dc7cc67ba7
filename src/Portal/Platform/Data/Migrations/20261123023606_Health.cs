using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Platform.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDb))]
    [Migration("20261123023606_Health")]
    public partial class Health : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "environment_health",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    tiers = table.Column<string>(type: "jsonb", nullable: false),
                    seen = table.Column<string>(type: "jsonb", nullable: false),
                    resources = table.Column<string>(type: "jsonb", nullable: false),
                    resources_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alarms = table.Column<string>(type: "jsonb", nullable: false),
                    needed_instances = table.Column<int>(type: "integer", nullable: true),
                    slo = table.Column<string>(type: "jsonb", nullable: true),
                    edge_slo = table.Column<string>(type: "jsonb", nullable: true),
                    burning = table.Column<string>(type: "text", nullable: false),
                    recent = table.Column<string>(type: "jsonb", nullable: false),
                    metrics_through = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    filled_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fill_goal = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ceiling_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lost_zones = table.Column<string>(type: "jsonb", nullable: false),
                    failed_over_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_state = table.Column<string>(type: "text", nullable: true),
                    held = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_environment_health", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "health_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    environment_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: true),
                    tier = table.Column<string>(type: "text", nullable: true),
                    zone = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_health_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "health_places",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    looks = table.Column<string>(type: "jsonb", nullable: false),
                    node = table.Column<string>(type: "text", nullable: true),
                    passed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pass_seconds = table.Column<double>(type: "double precision", nullable: false),
                    pass_calls = table.Column<int>(type: "integer", nullable: false),
                    environments = table.Column<int>(type: "integer", nullable: false),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_looks = table.Column<int>(type: "integer", nullable: false),
                    last_fault = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_health_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "health_snapshots",
                columns: table => new
                {
                    environment_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_health_snapshots", x => new { x.environment_id, x.at });
                });

            migrationBuilder.CreateTable(
                name: "health_watches",
                columns: table => new
                {
                    environment_id = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_health_watches", x => x.environment_id);
                });

            migrationBuilder.CreateTable(
                name: "metric_blocks",
                columns: table => new
                {
                    environment_id = table.Column<string>(type: "text", nullable: false),
                    resolution = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    data = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_metric_blocks", x => new { x.environment_id, x.resolution, x.start });
                });

            migrationBuilder.CreateTable(
                name: "metric_days",
                columns: table => new
                {
                    account = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    calls = table.Column<long>(type: "bigint", nullable: false),
                    metrics = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_metric_days", x => new { x.account, x.region, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "ix_environment_health_account_region",
                table: "environment_health",
                columns: new[] { "account", "region" });

            migrationBuilder.CreateIndex(
                name: "ix_health_events_at",
                table: "health_events",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_health_events_environment_id_at",
                table: "health_events",
                columns: new[] { "environment_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_health_places_next_look_at",
                table: "health_places",
                column: "next_look_at",
                filter: "next_look_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_health_snapshots_at",
                table: "health_snapshots",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_metric_blocks_resolution_start",
                table: "metric_blocks",
                columns: new[] { "resolution", "start" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "environment_health");

            migrationBuilder.DropTable(
                name: "health_events");

            migrationBuilder.DropTable(
                name: "health_places");

            migrationBuilder.DropTable(
                name: "health_snapshots");

            migrationBuilder.DropTable(
                name: "health_watches");

            migrationBuilder.DropTable(
                name: "metric_blocks");

            migrationBuilder.DropTable(
                name: "metric_days");
        }
    }
}
