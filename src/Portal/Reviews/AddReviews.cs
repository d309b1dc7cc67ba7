using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Jobs;
using Portal.Platform.Ui.Shell;
using Portal.Reviews.Delegations;

namespace Portal.Reviews;

public static class ReviewStage
{
    public static WebApplicationBuilder AddReviews(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DecideReview>();
        builder.Services.AddSingleton<BatchApproval>();
        builder.Services.AddSingleton<ReadReviews>();
        builder.Services.AddSingleton<ReadReviewQuotas>();
        builder.Services.AddSingleton<ReadDelegations>();
        builder.Services.AddSingleton<EditDelegations>();
        builder.Services.AddSingleton<ReadSinceApproval>();
        return builder
            .AddStageJob<OpenReviews>(typeof(ChangeSet))
            .AddStageJob<CloseReviews>(typeof(EnvironmentRequest), typeof(Review));
    }
}
