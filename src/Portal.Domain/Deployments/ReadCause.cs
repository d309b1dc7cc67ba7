using System.Text.RegularExpressions;

namespace Portal.Domain.Deployments;

/// <summary>A reason of AWS as it was understood. <paramref name="Known"/> is null for one that nobody knows yet: then its raw words are all there is.</summary>
/// <param name="MissingAction">For a permission: the action that was refused, such as <c>rds:CreateDBInstance</c>; null when AWS does not name it.</param>
/// <param name="Quota">For a quota: which one; null when it is not told.</param>
/// <param name="Zone">For capacity: the zone that had none; null when none is named.</param>
public sealed partial record ReadCause(KnownCause? Known, string? MissingAction = null, AwsQuota? Quota = null, string? Zone = null)
{
    public string Code => Known?.Code ?? "unknown";

    public static ReadCause Of(string reason, string? resourceType)
    {
        var known = KnownCauses.All.FirstOrDefault(cause => cause.Signs.IsMatch(reason));
        return known?.Code switch
        {
            "permission" => new ReadCause(known, MissingAction: Action(reason)),
            "quota" => new ReadCause(known, Quota: AwsQuota.In(reason, resourceType)),
            "capacity" => new ReadCause(known, Zone: ZoneName().Match(reason) is { Success: true } zone ? zone.Value : null),
            _ => new ReadCause(known),
        };
    }

    private static string? Action(string reason) =>
        RefusedAction().Match(reason) is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex(@"(?:authorized to perform:? |API: |perform the )([a-z0-9-]+:[A-Za-z0-9*]+)")]
    private static partial Regex RefusedAction();

    [GeneratedRegex(@"\b[a-z]{2}(?:-[a-z]+)+-\d[a-z]\b")]
    private static partial Regex ZoneName();
}
