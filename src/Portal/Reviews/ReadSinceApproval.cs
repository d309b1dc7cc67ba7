using Microsoft.EntityFrameworkCore;
using Portal.ChangeSets;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;

namespace Portal.Reviews;

/// <summary>What came before a review.</summary>
/// <param name="Approved">The last approval in this environment; null for its first.</param>
/// <param name="Differences">What is proposed now against what was approved then.</param>
/// <param name="Refused">Why what was approved of this very request did not run and came back here.</param>
/// <param name="SentBack">The last time this request was sent back.</param>
public sealed record SinceApproval(Review? Approved, IReadOnlyList<ContentDifference> Differences, FailureCause? Refused, Review? SentBack)
{
    public bool IsEmpty => Approved is null && Refused is null && SentBack is null;
}

/// <summary>Finds what changed since the last approval.</summary>
public sealed class ReadSinceApproval(IDbContextFactory<PortalDb> dbs, WhatDiffers differs)
{
    /// <param name="view">A review that the reader may see.</param>
    public async Task<SinceApproval> RunAsync(ReviewView view, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (id, environment, request, opened) = (view.Review.Id, view.Review.EnvironmentId, view.Review.RequestId, view.Review.OpenedAt);
        var approved = await db.Reviews.AsNoTracking()
            .Where(r => r.EnvironmentId == environment && r.Id != id && r.State == ReviewState.Approved && r.DecidedAt <= opened)
            .OrderByDescending(r => r.DecidedAt).FirstOrDefaultAsync(ct);
        var sentBack = await db.Reviews.AsNoTracking()
            .Where(r => r.RequestId == request && r.Id != id && r.State == ReviewState.SentBack && r.DecidedAt <= opened)
            .OrderByDescending(r => r.DecidedAt).FirstOrDefaultAsync(ct);
        var refused = await db.Deployments.AsNoTracking()
            .Where(d => d.RequestId == request && d.State == DeploymentState.Failed && d.EndedAt <= opened)
            .OrderByDescending(d => d.EndedAt).FirstOrDefaultAsync(ct);
        return new SinceApproval(
            approved,
            approved is null || view.ChangeSet.Kind is RequestKind.Delete ? [] : await DifferencesAsync(db, view, approved, ct),
            refused?.Cause is { Code: "digestChanged" or "changeSetGone" } cause ? cause : null,
            sentBack);
    }

    private async Task<IReadOnlyList<ContentDifference>> DifferencesAsync(PortalDb db, ReviewView view, Review approved, CancellationToken ct)
    {
        var before = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == approved.ChangeSetId, ct);
        if (before.Rendered is not { } then || view.ChangeSet.Rendered is not { } now) return [];
        // Their lists of changes start from different stacks and say nothing about each other.
        return differs.Between(new ApprovedContent(then, [], null), new ApprovedContent(now, [], null), view.ChangeSet.Account, view.ChangeSet.Region, view.ChangeSet.StackName);
    }
}
