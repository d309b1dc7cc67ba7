using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDb))]
    [Migration("20261122224333_DeploymentControl")]
    public partial class DeploymentControl : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cancellation",
                table: "deployments",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "heard_at",
                table: "deployments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "recoveries",
                table: "deployments",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retried_at",
                table: "deployments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "stuck_at",
                table: "deployments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "watched_until",
                table: "deployments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_deployments_ended_at",
                table: "deployments",
                column: "ended_at");

            migrationBuilder.Sql(RequestStandings.Drop);
            migrationBuilder.Sql(RequestStandings.CreateWithRetries);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RequestStandings.Drop);
            migrationBuilder.Sql(RequestStandings.CreateWithLapses);

            migrationBuilder.DropIndex(
                name: "ix_deployments_ended_at",
                table: "deployments");

            migrationBuilder.DropColumn(
                name: "cancellation",
                table: "deployments");

            migrationBuilder.DropColumn(
                name: "heard_at",
                table: "deployments");

            migrationBuilder.DropColumn(
                name: "recoveries",
                table: "deployments");

            migrationBuilder.DropColumn(
                name: "retried_at",
                table: "deployments");

            migrationBuilder.DropColumn(
                name: "stuck_at",
                table: "deployments");

            migrationBuilder.DropColumn(
                name: "watched_until",
                table: "deployments");
        }
    }
}
