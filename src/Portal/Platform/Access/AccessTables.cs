using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Access.Sessions;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Data;

namespace Portal.Platform.Access;

internal sealed class AccessTables :
    IEntityTypeConfiguration<ApiToken>,
    IEntityTypeConfiguration<IdempotentAnswer>,
    IEntityTypeConfiguration<ProtectionKey>,
    IEntityTypeConfiguration<InstallationKey>,
    IEntityTypeConfiguration<KnownPerson>,
    IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.HasKey(token => token.Hash);
        builder.HasIndex(token => token.Id).IsUnique();
        builder.HasIndex(token => token.Person);
        builder.Property(token => token.Scopes).HasJson();
    }

    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.ToTable("idempotent_answers");
        builder.HasKey(answer => new { answer.Person, answer.Key });
        builder.HasIndex(answer => answer.At);
    }

    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).UseIdentityAlwaysColumn();
    }

    public void Configure(EntityTypeBuilder<InstallationKey> builder)
    {
        builder.ToTable("installation_keys");
        builder.HasKey(key => key.Name);
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(session => session.Id);
        builder.HasIndex(session => session.KeyHash).IsUnique();
        builder.HasIndex(session => session.Person);
        builder.HasIndex(session => session.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<KnownPerson> builder)
    {
        builder.ToTable("people");
        builder.HasKey(person => person.Id);
        builder.Property(person => person.Roles).HasJson();
    }
}
