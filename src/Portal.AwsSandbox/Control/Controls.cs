namespace Portal.AwsSandbox.Control;

/// <summary>One control as <c>GET /_sandbox/</c> tells it. Every body may also name <c>account</c> and <c>region</c> where <paramref name="IsRegional"/>.</summary>
internal sealed record ControlRow(string Method, string Path, string Group, string Title, bool IsRegional, params ControlField[] Body);

/// <param name="Type">text, number, flag, time or map.</param>
internal sealed record ControlField(string Name, string Type, bool IsRequired, string Example, string Meaning);

/// <summary>The list from which a page of controls can be built.</summary>
internal static class Controls
{
    private static readonly ControlField Stack = new("stack", "text", true, "shop-prod", "Name or id of a stack.");
    private static readonly ControlField Zone = new("zone", "text", true, "us-east-1a", "A zone of the region.");
    private static readonly ControlField[] Rule =
    [
        new("action", "text", true, "cloudformation:DescribeStacks", "service:Action, service:* or *."),
        new("times", "number", false, "3", "How many calls it meets; without it, all until it is taken away."),
        new("rate", "number", false, "5", "Only calls above so many a second."),
    ];

    private static readonly ControlField[] Fault =
    [
        new("type", "text", false, "AWS::RDS::DBInstance", "Resource type; any when left out."),
        new("logicalId", "text", false, "Database", "Logical id; any when left out."),
        new("stack", "text", false, "shop-prod", "Name or id of a stack; any when left out."),
        new("operation", "text", false, "create", "create, update, delete, rollback or import; any when left out."),
        new("reason", "text", false, "Insufficient capacity", "What the event says."),
        new("times", "number", false, "1", "How many resources it meets."),
    ];

    public static readonly IReadOnlyList<ControlRow> All =
    [
        new("GET", "/clock", "time", "The time shown, and the speed", false),
        new("PUT", "/clock", "time", "Set the time shown: back only in an empty world", false, new ControlField("at", "time", true, "2025-10-01T08:00:00Z", "ISO 8601.")),
        new("POST", "/clock/advance", "time", "Let what is under way get further at once", false, new ControlField("seconds", "number", true, "600", "Simulated seconds.")),
        new("PUT", "/speed", "time", "Set how many times faster than AWS resources are built", false, new ControlField("speed", "number", true, "60", "0.01 to 100000.")),
        new("POST", "/faults", "stacks", "Fail the next matching resource", true, Fault),
        new("DELETE", "/faults", "stacks", "Take back ordered failures", true),
        new("POST", "/stuck", "stacks", "Let the next matching resource hang", true, Fault),
        new("DELETE", "/stuck", "stacks", "Let hanging resources go on", true),
        new("PUT", "/event-lag", "stacks", "Show stack events late", true, new ControlField("seconds", "number", true, "30", "0 ends the lag.")),
        new("POST", "/drift", "stacks", "Change a resource behind CloudFormation's back", true, Stack,
            new("logicalId", "text", true, "Database", "Logical id of the resource."),
            new("properties", "map", false, "{\"BackupRetentionPeriod\": 1}", "Values by path; null takes one away."),
            new("deleted", "flag", false, "false", "The whole physical resource is gone."),
            new("principal", "text", false, "kim", "Who did it: a user's name, or an ARN.")),
        new("POST", "/zones/lose", "trouble", "Lose a zone", true, Zone),
        new("POST", "/zones/restore", "trouble", "Give a zone back", true, Zone),
        new("POST", "/databases/failover", "trouble", "Fail a database over", true,
            new("id", "text", false, "shop-database", "The database's id."), Stack with { IsRequired = false }),
        new("POST", "/databases/slow", "trouble", "Slow a database down", true,
            new("id", "text", false, "shop-database", "The database's id."), Stack with { IsRequired = false },
            new("factor", "number", true, "80", "Times as long as usual; above 100 applications give up on it."),
            new("minutes", "number", false, "60", "How long; until taken back when left out."),
            new("ago", "number", false, "10", "Minutes ago that it began, so that measured values tell of it at once.")),
        new("DELETE", "/databases/slow", "trouble", "Let databases be as fast as usual", true),
        new("POST", "/caches/failover", "trouble", "Fail a cache over", true,
            new("id", "text", false, "shop-cache", "The replication group's id."), Stack with { IsRequired = false }),
        new("POST", "/nodes/break", "trouble", "Break an instance or a cache node", true, new ControlField("id", "text", true, "i-0123456789abcdef0", "Instance or cache node.")),
        new("POST", "/nodes/mend", "trouble", "Mend broken nodes", true, new ControlField("id", "text", false, "i-0123456789abcdef0", "All when left out.")),
        new("POST", "/load", "trouble", "Multiply the load on a stack", true, Stack,
            new("factor", "number", true, "3", "Times the usual load."), new("minutes", "number", false, "60", "How long; until taken back when left out.")),
        new("DELETE", "/load", "trouble", "Back to the usual load", true),
        new("GET", "/disturbances", "trouble", "What is and was in trouble", true),
        new("POST", "/throttles", "calls", "Throttle calls", true, Rule),
        new("POST", "/denials", "calls", "Deny calls", true, Rule),
        new("POST", "/losses", "calls", "Carry calls out and drop the connection", true, Rule),
        new("POST", "/breakages", "calls", "Answer calls with an internal failure", true, Rule),
        new("DELETE", "/throttles", "calls", "Take back throttling", false),
        new("DELETE", "/denials", "calls", "Take back denials", false),
        new("DELETE", "/losses", "calls", "Take back dropped connections", false),
        new("DELETE", "/breakages", "calls", "Take back failures", false),
        new("GET", "/calls", "calls", "How often each action was called, by account and region", false),
        new("DELETE", "/calls", "calls", "Count calls from none again", false),
        new("POST", "/roles", "calls", "Make a role ask for an external id", false,
            new("roleArn", "text", true, "arn:aws:iam::111111111111:role/portal", "The role."), new("externalId", "text", true, "portal-1", "What it asks for.")),
        new("PUT", "/quotas", "world", "Set a quota of the region", true, new("code", "text", true, "L-0263D0A3", "The quota's code."), new("value", "number", true, "5", "As it applies then.")),
        new("PUT", "/parameters", "world", "Put a Systems Manager parameter", true, new("name", "text", true, "/app/image", "Its name."), new("value", "text", true, "ami-0abc", "Its value.")),
        new("GET", "/state", "world", "Everything the sandbox holds, in short", false),
        new("POST", "/reset", "world", "Forget everything", false, new ControlField("seed", "text", false, "42", "The same seed makes the same world.")),
    ];
}
