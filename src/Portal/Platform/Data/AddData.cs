using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Platform.Live;
using Portal.Platform.Telemetry;

namespace Portal.Platform.Data;

public static class Data
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        builder.Services.AddSingleton<System.Data.Common.DbDataSource>(services => services.GetRequiredService<NpgsqlDataSource>());
        builder.Services.AddSingleton<LiveUpdates>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveUpdates>());
        builder.Services.AddSingleton<TellChanges>();
        builder.Services.AddDbContextFactory<PortalDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(services.GetRequiredService<TellChanges>(), services.GetRequiredService<MeasureStages>()));
        builder.Services.AddSingleton<MigrateDatabase>();
        builder.Services.AddSingleton<ReadSchema>();
        builder.Services.AddSingleton<ReadMarks>();
        return builder;
    }
}
