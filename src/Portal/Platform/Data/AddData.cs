using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Platform.Live;
using Portal.Platform.Telemetry;

namespace Portal.Platform.Data;

public static class Data
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddSingleton(_ => Source(connectionString));
        builder.Services.AddSingleton<System.Data.Common.DbDataSource>(services => services.GetRequiredService<NpgsqlDataSource>());
        builder.Services.AddSingleton<LiveUpdates>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveUpdates>());
        builder.Services.AddSingleton<TellChanges>();
        builder.Services.AddSingleton<Api.NoteKeyedCall>();
        builder.Services.AddDbContextFactory<PortalDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
            .UseModel(PortalModel.Made())
            .AddInterceptors(services.GetRequiredService<TellChanges>(), services.GetRequiredService<Api.NoteKeyedCall>(), services.GetRequiredService<MeasureStages>()));
        builder.Services.AddSingleton<MigrateDatabase>();
        builder.Services.AddSingleton<ReadSchema>();
        builder.Services.AddSingleton<ReadMarks>();
        return builder;
    }

    // A network that swallows everything breaks no connection by itself: the one that listens for changes would wait for ever.
    private static NpgsqlDataSource Source(string connectionString)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);
        if (source.ConnectionStringBuilder.KeepAlive == 0) source.ConnectionStringBuilder.KeepAlive = 5;
        return source.Build();
    }
}
