namespace Portal.Sandbox;

public static class SandboxParts
{
    public static WebApplicationBuilder AddSandbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SandboxControl>();
        return builder;
    }
}
