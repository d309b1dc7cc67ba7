using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDb))]
    [Migration("20261124004500_WhatOutlooksRestOn")]
    public partial class WhatOutlooksRestOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "band_set_at",
                table: "cost_outlooks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "bill_read_at",
                table: "cost_outlooks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "estimated_at",
                table: "cost_outlooks",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "band_set_at",
                table: "cost_outlooks");

            migrationBuilder.DropColumn(
                name: "bill_read_at",
                table: "cost_outlooks");

            migrationBuilder.DropColumn(
                name: "estimated_at",
                table: "cost_outlooks");
        }
    }
}
