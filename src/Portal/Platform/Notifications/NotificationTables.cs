using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;
using Portal.Platform.Data;

namespace Portal.Platform.Notifications;

internal sealed class NotificationTables :
    IEntityTypeConfiguration<NotificationEvent>,
    IEntityTypeConfiguration<Notification>,
    IEntityTypeConfiguration<Delivery>,
    IEntityTypeConfiguration<DeliveryAttempt>,
    IEntityTypeConfiguration<Webhook>,
    IEntityTypeConfiguration<NotificationChoice>
{
    public void Configure(EntityTypeBuilder<NotificationEvent> builder)
    {
        builder.ToTable("notification_events");
        builder.HasKey(happened => happened.Id);
        builder.HasIndex(happened => happened.Id, "notification_events_to_spread").HasFilter("spread_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(notification => notification.Id);
        // Whatever happens twice, a person is told once.
        builder.HasIndex(notification => new { notification.EventId, notification.Person }).IsUnique();
        builder.HasIndex(notification => new { notification.Person, notification.Id });
        builder.HasIndex(notification => notification.Person, "notifications_unread").HasFilter("read_at IS NULL");
        builder.HasOne<NotificationEvent>().WithMany().HasForeignKey(notification => notification.EventId);
    }

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries");
        builder.HasKey(delivery => delivery.Id);
        builder.HasIndex(delivery => new { delivery.EventId, delivery.Channel, delivery.Target }).IsUnique();
        builder.HasIndex(delivery => delivery.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
        builder.HasIndex(delivery => new { delivery.Target, delivery.Id });
        builder.HasOne<NotificationEvent>().WithMany().HasForeignKey(delivery => delivery.EventId);
    }

    public void Configure(EntityTypeBuilder<DeliveryAttempt> builder)
    {
        builder.ToTable("delivery_attempts");
        builder.HasKey(attempt => attempt.Id);
        builder.Property(attempt => attempt.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(attempt => attempt.DeliveryId);
        builder.HasOne<Delivery>().WithMany().HasForeignKey(attempt => attempt.DeliveryId);
    }

    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.HasKey(webhook => webhook.Id);
        builder.Property(webhook => webhook.Kinds).HasJson();
        builder.Property(webhook => webhook.Version).IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<NotificationChoice> builder)
    {
        builder.ToTable("notification_choices");
        builder.HasKey(choice => choice.Person);
        builder.Property(choice => choice.MailKinds).HasJson();
    }
}
