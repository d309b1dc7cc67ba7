using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>What one stack's resources used in a part of a day.</summary>
/// <param name="spells">All of the stack, in order of beginning.</param>
/// <param name="stopped">When its databases were stopped.</param>
/// <param name="fleets">By group, the instances that stood on a day.</param>
internal sealed class StackMeter(
    string region, IReadOnlyList<Spell> spells, StackTraffic? traffic, IReadOnlyList<Disturbance> stopped, IReadOnlyDictionary<string, ILookup<DateOnly, Instance>> fleets)
{
    private static readonly TimeSpan WholeDay = TimeSpan.FromDays(1);

    // What only its properties decide, a resource uses on every whole day of a month alike; months differ in length.
    private readonly Dictionary<(Spell Spell, decimal HoursOfMonth), Usage[]> wholeDays = new(new BySpell());
    private (Window Of, IReadOnlyList<ServedHour> Hours)? counted;

    public IEnumerable<Usage> Of(Window day)
    {
        var standing = spells.Select(spell => (Spell: spell, Window: day.Of(spell))).Where(each => each.Window is not null)
            .Select(each => (each.Spell, Window: each.Window!.Value)).ToList();
        if (standing.Count == 0) return [];
        return standing.SelectMany(each => Of(each.Spell, each.Window)).Concat(Served(standing));
    }

    private IEnumerable<Usage> Of(Spell spell, Window window)
    {
        if (spell.Type is "AWS::AutoScaling::AutoScalingGroup" or "AWS::ElasticLoadBalancingV2::LoadBalancer" or "AWS::S3::Bucket" ||
            window.To - window.From != WholeDay || stopped.Count > 0 && spell.Type == "AWS::RDS::DBInstance") return Measured(spell, window);
        var key = (spell, window.HoursOfMonth);
        if (!wholeDays.TryGetValue(key, out var known)) wholeDays[key] = known = [.. Measured(spell, window)];
        return known;
    }

    private IEnumerable<Usage> Measured(Spell spell, Window window) => spell.Type switch
    {
        "AWS::AutoScaling::AutoScalingGroup" => InstanceMeter.Group(spells, spell, fleets[spell.PhysicalId][DateOnly.FromDateTime(window.From.UtcDateTime)], window),
        "AWS::EC2::Instance" => [InstanceMeter.Instance(spell, window)],
        "AWS::EC2::Volume" when spell.Text("VolumeType") == "gp3" => [Monthly("", "{}EBS:VolumeUsage.gp3", spell, window, spell.Number32("Size") ?? 0)],
        "AWS::EC2::NatGateway" => [Hourly("NatGateway", "{}NatGateway-Hours", spell, window)],
        "AWS::EC2::EIP" => [Hourly("", "{}PublicIPv4:InUseAddress", spell, window)],
        "AWS::ElasticLoadBalancingV2::LoadBalancer" => LoadBalancer(spell, window),
        "AWS::RDS::DBInstance" => DatabaseMeter.Of(spell, window, stopped),
        Observer.SnapshotType => [DatabaseMeter.Snapshot(spell, window)],
        "AWS::ElastiCache::ReplicationGroup" or "AWS::ElastiCache::CacheCluster" => CacheMeter.Of(spell, window),
        "AWS::S3::Bucket" => [Monthly("", "{}TimedStorage-ByteHrs", spell, window, BucketGb(spell, window))],
        "AWS::CloudWatch::Alarm" => [Monthly("Unknown", "{}CW:AlarmMonitorUsage", spell, window, AlarmMetrics(spell))],
        "AWS::SecretsManager::Secret" => [Monthly("", "{!}AWSSecretsManager-Secrets", spell, window, 1)],
        "AWS::KMS::Key" => [Monthly("", "{region}-KMS-Keys", spell, window, 1)],
        "AWS::WAFv2::WebACL" =>
        [
            Monthly("", "{!}WebACLV2", spell, window, 1),
            Monthly("", "{!}RuleV2", spell, window, (spell.At("Rules") as Value.Items)?.All.Count ?? 0),
        ],
        _ => [],
    };

    /// <summary>What demand uses, charged to what carried it, as long as that stood.</summary>
    private IEnumerable<Usage> Served(List<(Spell Spell, Window Window)> standing)
    {
        var nats = standing.Count(each => each.Spell.Type == "AWS::EC2::NatGateway");
        var edge = region.StartsWith("eu-", StringComparison.Ordinal) ? "EU" : "US";
        foreach (var (spell, window) in traffic is null ? [] : standing)
        {
            decimal Requests() => this.Requests(window);
            switch (spell.Type)
            {
                case "AWS::EC2::NatGateway":
                    yield return new("NatGateway", "{}NatGateway-Bytes", Requests() * TrafficUsage.NatGb / nats, ResourceTags.Of(spell));
                    break;
                case "AWS::CloudFront::Distribution":
                    yield return new("", $"{edge}-DataTransfer-Out-Bytes", Requests() * TrafficUsage.EdgeGb, ResourceTags.Of(spell));
                    yield return new("GET", $"{edge}-Requests-Tier2-HTTPS", Math.Round(Requests() * TrafficUsage.EdgeRequests), ResourceTags.Of(spell));
                    break;
                // Between the zones of a group moves what its instances, cache and database say to each other.
                case "AWS::AutoScaling::AutoScalingGroup":
                    yield return new("", "{}DataTransfer-Regional-Bytes", Requests() * TrafficUsage.CrossZoneGb, TagSet.None);
                    break;
                case "AWS::EC2::FlowLog":
                    yield return new("PutLogEvents", "{!}DataProcessing-Bytes", Requests() * TrafficUsage.LogGb, ResourceTags.Of(spell));
                    break;
                // Only the first bucket holds what is served; others hold what is written about it.
                case "AWS::S3::Bucket" when spell.Number == standing.First(each => each.Spell.Type == spell.Type).Spell.Number:
                    yield return new("", "{}Requests-Tier2", Math.Round(Requests() * TrafficUsage.BucketReads), ResourceTags.Of(spell));
                    yield return new("", "{}Requests-Tier1", Math.Round(Requests() * TrafficUsage.BucketWrites), ResourceTags.Of(spell));
                    break;
            }
        }
    }

    private decimal Requests(Window window) => TrafficUsage.Requests(Hours(window));

    // Nearly everything stands all day, so one count serves all of it.
    private IReadOnlyList<ServedHour> Hours(Window window)
    {
        if (counted is var (of, hours) && of == window) return hours;
        counted = (window, TrafficUsage.Hours(traffic, window));
        return counted.Value.Hours;
    }

    private IEnumerable<Usage> LoadBalancer(Spell spell, Window window)
    {
        if (spell.Text("Type") is not (null or "application")) yield break;
        yield return Hourly("LoadBalancing:Application", "{}LoadBalancerUsage", spell, window);
        yield return new("LoadBalancing:Application", "{}LCUUsage", TrafficUsage.CapacityUnits(Hours(window)), ResourceTags.Of(spell));
        if (spell.Text("Scheme") is null or "internet-facing")
            yield return new("", "{}PublicIPv4:InUseAddress", window.Hours * Math.Max(1, spell.Texts("Subnets").Count), ResourceTags.Of(spell));
    }

    // Something is in every bucket, and more with the months.
    private static decimal BucketGb(Spell spell, Window window) => 40 + Math.Min(60, 0.1m * (decimal)(window.From - spell.From).TotalDays);

    // An alarm on an expression is charged for each metric it reads.
    private static decimal AlarmMetrics(Spell spell) => spell.At("Metrics") is Value.Items metrics
        ? Math.Max(1, metrics.All.OfType<Value.Fields>().Count(metric => metric["MetricStat"] is not null))
        : 1;

    private static Usage Hourly(string operation, string usageType, Spell spell, Window window) =>
        new(operation, usageType, window.Hours, ResourceTags.Of(spell));

    private static Usage Monthly(string operation, string usageType, Spell spell, Window window, decimal amount) =>
        new(operation, usageType, amount * window.Hours / window.HoursOfMonth, ResourceTags.Of(spell));

    // A spell's number tells it within its region; to compare all it holds would take longer than to meter it.
    private sealed class BySpell : IEqualityComparer<(Spell Spell, decimal HoursOfMonth)>
    {
        public bool Equals((Spell Spell, decimal HoursOfMonth) one, (Spell Spell, decimal HoursOfMonth) other) =>
            one.Spell.Number == other.Spell.Number && one.HoursOfMonth == other.HoursOfMonth;

        public int GetHashCode((Spell Spell, decimal HoursOfMonth) key) => HashCode.Combine(key.Spell.Number, key.HoursOfMonth);
    }
}
