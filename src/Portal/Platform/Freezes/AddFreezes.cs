using Portal.Domain.Access;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Platform.Freezes;

public static class FreezeParts
{
    public static WebApplicationBuilder AddFreezes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadFreezes>();
        builder.Services.AddSingleton<EditFreezes>();
        builder.Services.AddSingleton(new NavEntry(115, "Freezes", "/freezes", Icons.Lock, person => person.IsInRole(nameof(Role.Approver)) || person.IsInRole(nameof(Role.Administrator))));
        return builder;
    }
}
