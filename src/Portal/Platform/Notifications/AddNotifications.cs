using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Platform.Jobs;
using Portal.Platform.Notifications.Mail;
using Portal.Platform.Notifications.Webhooks;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Platform.Notifications;

public static class NotificationParts
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalAddress>();
        builder.Services.AddSingleton<MailText>();
        builder.Services.AddSingleton<SendMail>();
        builder.Services.AddSingleton<OutsideNetwork>();
        builder.Services.AddSingleton<OutsideHttp>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<WebhookBody>();
        builder.Services.AddSingleton<SendWebhook>();
        builder.Services.AddSingleton<EditWebhooks>();
        builder.Services.AddSingleton<ReadWebhooks>();
        builder.Services.AddSingleton<ReadNotifications>();
        builder.Services.AddSingleton<ChooseNotifications>();
        builder.Services.Configure<ShellSlots>(slots => slots.Bell = typeof(NotificationsBell));
        builder.Services.AddSingleton(new NavEntry(120, "Webhooks", "/webhooks", Icons.Link, person => person.IsInRole(nameof(Role.Administrator)) || person.IsInRole(nameof(Role.Auditor))));
        return builder
            .AddStageJob<SpreadEvents>(typeof(NotificationEvent))
            .AddStageJob<DeliverMessages>(typeof(Delivery));
    }
}
