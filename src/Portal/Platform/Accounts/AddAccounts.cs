using Portal.Domain.Access;
using Portal.Platform.Aws;
using Portal.Platform.Jobs;
using Portal.Platform.Quotas;

namespace Portal.Platform.Accounts;

public static class AccountParts
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CallTally>();
        builder.Services.AddSingleton<AwsTime>();
        builder.Services.AddSingleton<AwsAccounts>();
        builder.Services.AddSingleton<PutObject>();
        builder.Services.AddSingleton<AccountProbe>();
        builder.Services.AddSingleton<KeepCalls>();
        builder.Services.AddSingleton<NoteAccounts>();
        builder.Services.AddSingleton<ReadAccounts>();
        builder.Services.AddSingleton<CheckAccountNow>();
        builder.Services.AddSingleton<QuotasInAws>();
        builder.Services.AddSingleton<ReadQuotas>();
        builder.Services.AddSingleton<QuotasOfAccount>();
        return builder.AddStageJob<CheckAccounts>(typeof(AccountPlace));
    }
}
