using Microsoft.Extensions.Options;
using Portal.Platform.Access;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform;

public static class PlatformParts
{
    /// <param name="connectionString">The store: the configured one, or that of the embedded cluster.</param>
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<AwsAccounts>();
        builder.Services.AddOpenApi("v1");
        builder.Services.ConfigureHttpJsonOptions(options => Api.ApiJson.Configure(options.SerializerOptions));
        return builder.AddData(connectionString).AddAccess().AddJobs();
    }

    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<PortalSettings>, CheckPortalSettings>();
        builder.Services.AddOptions<PortalSettings>().BindConfiguration(PortalSettings.Section).ValidateOnStart();
        return builder;
    }
}
