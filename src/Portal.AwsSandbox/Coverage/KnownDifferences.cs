namespace Portal.AwsSandbox.Coverage;

/// <summary>Said here once, in the open; whatever is found to differ is either mended or added.</summary>
internal static class KnownDifferences
{
    public static readonly IReadOnlyList<string> All =
    [
        "Permissions are not evaluated: every known key may do everything, unless a denial is ordered through the control API. Service roles are kept and shown, not used.",
        "Stacks inside stacks, stack sets, macros, modules, hooks and registered types are refused. The only transform is AWS::LanguageExtensions, and its Fn::ForEach takes literal lists only.",
        "Custom resources succeed without calling anything.",
        "Names and required properties are checked at the top level of a resource; what stands deeper is taken as it is.",
        "Of a property that replaces \"conditionally\" the change set says Conditional; carried out, it changes in place, except for a group whose AutoScalingReplacingUpdate says otherwise.",
        "Of parameters with an AWS type, zones are looked up; ids of networks, images, keys and hosted zones are believed. Systems Manager parameters are AWS's public image names, those of stacks in the same region, and those put by the control API.",
        "Dynamic references ({{resolve:…}}) stay as they are written.",
        "Rollback triggers and notification topics are kept and shown; nothing is watched or sent.",
        "The only quota is 2,000 stacks in an account and region. Calls are throttled only when ordered through the control API.",
        "Stack policies are taken from the call only, not from a URL. Templates by URL come from objects in the same account and region.",
        "S3 keeps objects of UTF-8 text, 16 MB at most, and no versions of them; buckets exist when they were created, hold an object, or belong to a stack. Names of buckets are unique in an account and region only. The bucket stands in the path, not in the host name.",
        "A resource to import is believed to exist; it is refused only when another stack of the region holds it.",
        "Timestamps are wall time at which the simulated moment came; at a high speed they lie close together. A jump of the clock dates everything in it to its own moment.",
        "CloudWatch metrics are worked out for a stack's first group, load balancer, database, replication group and distribution; a second one of a kind has none. Instances have theirs by group, not by InstanceId.",
        "Metrics are there at once when a minute has ended, the running minute is not. Of what is older than 63 days every tenth minute stands for ten.",
        "Demand knows no holidays and no summer time: business hours are those of the region's place, the year round.",
        "Metric math has the functions SUM, AVG, MIN, MAX, METRICS, METRIC_COUNT, IF, FILL, RATE, DIFF, DIFF_TIME, PERIOD, ABS, CEIL, FLOOR, LOG, LOG10, RUNNING_SUM and TIME_SERIES. SEARCH, Metrics Insights and anomaly detection are refused; labels are answered as they are written.",
        "Of extended statistics there are percentiles (pNN) and trimmed means (tmNN). Points that are put count at once and are listed at once; a metric keeps its latest 20,000, a region 200,000.",
        "Alarms are those of stacks. They are evaluated when one of their periods ends, not every minute; how they stood is told back for three days. The history of all alarms at once is that of the last day. Composite alarms do not exist, actions are not carried out.",
        "Deleted stacks are shown for 90 days, the latest 500 of a region; of a stack the latest 5,000 events.",
        "The price list is short: the products that three-tier environments use, on demand, first tier only, in us-east-1 and most of them in eu-west-1. What has no stated price is left out, so us-west-2 and eu-central-1 have no products.",
    ];

    public static readonly IReadOnlyList<string> UnconfirmedWording =
    [
        "CloudWatch: what is wrong with an expression, with ids that are not unique, and with the limits of PutMetricData.",
        "The words around an assertion's description when a rule of a template fails.",
        "RetainResources given for a stack that is not in DELETE_FAILED.",
        "The stack's reason after CancelUpdateStack (User Initiated).",
        "A policy's denial by default (no statement allows).",
        "ContinueUpdateRollback and RollbackStack in a state that does not allow them.",
        "The price list's refusal of a service code or an attribute it does not know.",
    ];
}
