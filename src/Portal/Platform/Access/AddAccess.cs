using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Platform.Access.OpenId;
using Portal.Platform.Access.Sessions;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Platform.Access;

public static class Access
{
    /// <summary>Signed-in people of the pages (cookie) and of the API (bearer token) pass the same policy.</summary>
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("portal").ProtectKeys(builder.Configuration);
        builder.Services.AddSingleton<IXmlRepository, StoredProtectionKeys>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = services.GetRequiredService<IXmlRepository>()));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options =>
            {
                options.LoginPath = "/sign-in";
                options.AccessDeniedPath = "/no-access";
                options.Cookie.Name = "portal";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                // A session has its hours from the sign-in on: what somebody may do is asked anew after them.
                options.SlidingExpiration = false;
            })
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.SchemeName, null);
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<StoredSessions, IOptions<PortalSettings>>((options, sessions, settings) =>
        {
            options.SessionStore = sessions;
            options.ExpireTimeSpan = TimeSpan.FromHours(settings.Value.Access.SessionHours);
            if (IsHttps(settings.Value)) options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        builder.AddOpenId();
        builder.Services.AddAuthorization();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<InstallationKeys>();
        builder.Services.AddSingleton<IssueDemoTokens>();
        builder.Services.AddSingleton<KnownPeople>();
        builder.Services.AddSingleton<EndDemo>();
        builder.Services.AddSingleton<StoredSessions>();
        builder.Services.AddSingleton<EditSessions>();
        builder.Services.AddSingleton<EditTokens>();
        builder.Services.AddSingleton<KnownTokens>();
        builder.Services.AddSingleton<TokenUse>();
        builder.Services.AddScoped<AuthenticationStateProvider, WatchSession>();
        builder.Services.AddSingleton(new NavEntry(118, "Access", "/access", Icons.Key, person => person.IsInRole(nameof(Role.Administrator)) || person.IsInRole(nameof(Role.Auditor))));
        builder.AddTokenLimits();
        return builder;
    }

    private static void AddOpenId(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenIdProvider>();
        builder.Services.AddSingleton<CheckIdToken>();
        builder.Services.AddSingleton<AskUserInfo>();
        builder.Services.AddSingleton<PersonOfClaims>();
        // Whether it is on is known when settings are bound; without it the scheme takes no requests.
        if (!(builder.Configuration.GetSection(PortalSettings.Section).Get<PortalSettings>()?.Access.OpenIdConnect.IsOn ?? false)) return;
        builder.Services.AddAuthentication().AddOAuth<OpenIdOptions, OpenIdHandler>(OpenIdHandler.SchemeName, _ => { });
        builder.Services.AddOptions<OpenIdOptions>(OpenIdHandler.SchemeName).Configure<IOptions<PortalSettings>>((options, settings) =>
        {
            options.ClientId = settings.Value.Access.OpenIdConnect.ClientId ?? "";
            options.ClientSecret = settings.Value.Access.OpenIdConnect.ClientSecret ?? "";
            options.CallbackPath = OpenIdHandler.Callback;
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.UsePkce = true;
            options.Events.OnRemoteFailure = AnswerRefusal.FromAsync;
            // The provider's answer is a plain navigation, so Lax is enough; None would need TLS.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.Name = "portal-sign-in.";
            if (IsHttps(settings.Value)) options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
        });
    }

    private static bool IsHttps(PortalSettings settings) => settings.Notifications.PublicAddress?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
}
