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
        "The only quota is 2,000 stacks in an account and region. Calls are throttled by account, region and action: DescribeStacks at 5 a second and DescribeTargetHealth at 10, every other action at 20, with bursts; AWS publishes few of its rates. SANDBOX_THROTTLING turns it off or multiplies the rates.",
        "Stack policies are taken from the call only, not from a URL. Templates by URL come from objects in the same account and region.",
        "S3 keeps objects of UTF-8 text, 16 MB at most, and no versions of them; buckets exist when they were created, hold an object, or belong to a stack. Names of buckets are unique in an account and region only. The bucket stands in the path, not in the host name.",
        "A resource to import is believed to exist; it is refused only when another stack of the region holds it.",
        "Timestamps are the shown time at which the simulated moment came: real time, unless the control API sets it. At a high speed they lie close together. An advance dates everything in it to its own moment; setting the shown time forward spreads it as it would have come.",
        "A signature's date may be right by real time or by shown time. Credentials expire by real time.",
        "Instances, databases, caches, load balancers and distributions exist only where a stack made them; what a stack left behind stands on, but can't be changed by calls.",
        "Groups look at their load every two minutes of shown time; instances boot in 90 seconds, those of a first start or of a rolling update at once. Suspended processes, warm pools, lifecycle hooks and scheduled actions do nothing.",
        "A database change that waits for the maintenance window is shown as pending and stays so. A lost zone shows in what it held, not in the zone's own state. Without Multi-AZ a database in a lost zone is still called available.",
        "Replication groups have one node group. A lost cache node is shown as being created until its zone is back.",
        "EC2 knows the instances of groups, and only the filters that a filter error would not name. CloudFront leaves out cache behaviours beside the default one.",
        "S3 keeps text objects only, at most what one region's state holds comfortably; versions are kept where the bucket's stack says so.",
        "CloudTrail holds the writes that the sandbox carries out, without their answers, at once and not minutes later.",
        "Default quotas are the public ones, from no model; those that environments count against are raised, as in a company that runs many, and PUT /_sandbox/quotas sets them. Apart from the number of stacks none is enforced.",
        "CloudWatch metrics are worked out for a stack's first group, load balancer, database, replication group and distribution; a second one of a kind has none. Instances have theirs by group, not by InstanceId.",
        "Metrics are there at once when a minute has ended, the running minute is not. Of what is older than 63 days every tenth minute stands for ten.",
        "Demand knows no holidays and no summer time: business hours are those of the region's place, the year round.",
        "Metric math has the functions SUM, AVG, MIN, MAX, METRICS, METRIC_COUNT, IF, FILL, RATE, DIFF, DIFF_TIME, PERIOD, ABS, CEIL, FLOOR, LOG, LOG10, RUNNING_SUM and TIME_SERIES. SEARCH, Metrics Insights and anomaly detection are refused; labels are answered as they are written.",
        "Of extended statistics there are percentiles (pNN) and trimmed means (tmNN). Points that are put count at once and are listed at once; a metric keeps its latest 20,000, a region 200,000.",
        "Alarms are those of stacks. They are evaluated when one of their periods ends, not every minute; how they stood is told back for three days. The history of all alarms at once is that of the last day. Composite alarms do not exist, actions are not carried out.",
        "Deleted stacks are shown for 90 days, the latest 500 of a region; of a stack the latest 5,000 events.",
        "The price list is short: the products that three-tier environments use, on demand, first tier only, in us-east-1 and most of them in eu-west-1. What has no stated price is left out, so us-west-2 and eu-central-1 have no products.",
        "Cost Explorer: usage in a region without a stated price is billed at us-east-1's, and a type without any price at nothing, its quantity shown. Everything is billed by the second, also what AWS rounds up to hours. Databases of any engine cost as MySQL, Single-AZ storage half of Multi-AZ; provisioned IOPS and throughput beyond what gp3 includes, burst credits, and volumes other than gp3 cost nothing.",
        "Of all demand on an environment one request in thirty comes over the edge, and the others straight to the load balancer; CloudFront's metrics and its bill both count these. The edge's cache answers seven of ten, so for 100 requests at the edge 30 reach the origin, among 3,000 that it serves. The load balancer's capacity units follow all of the demand.",
        "A resource whose creation was refused (ordered with a HandlerErrorCode such as AlreadyExists or ServiceLimitExceeded) was never made: it has no physical id, and its rollback is told as DELETE_COMPLETE alone. With any other code it was made, and failed on the way.",
        "Cost Explorer: all five costs are the same, as nothing is reserved, planned or discounted. Tax is seven per cent of the month on its first day, a credit takes 25 USD a month off compute, and some months bring a small refund. Free amounts are an account's own: CloudFront 1 TB and 10 million requests, 10 alarms, 10 metrics, 5 GB of logs. The final snapshot of a deleted database is billed for three fifths of its storage.",
        "Cost Explorer: the first account known pays for all and sees all, any other sees itself. The calls to Cost Explorer itself are not billed. Hourly granularity, resource ids, cost categories, cost anomalies, reservations and savings plans are refused or empty.",
        "Cost Explorer: of the tags that AWS makes only aws:cloudformation:stack-name is carried. A launch template's and a stack's tags are taken as they are while usage is metered.",
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
        "Cost Explorer's refusals of an unknown metric, an expression without a root or with too few parts, three groups, hourly granularity, and a forecast that reaches too far.",
    ];
}
