namespace Portal.Home;

public static class HomeParts
{
    /// <summary>Pages that join stages read through these.</summary>
    public static WebApplicationBuilder AddHome(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadRequestLine>();
        builder.Services.AddSingleton<ReadRunning>();
        builder.Services.AddSingleton<ReadOverview>();
        return builder;
    }
}
