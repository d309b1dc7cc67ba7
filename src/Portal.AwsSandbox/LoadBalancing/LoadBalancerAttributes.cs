using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.LoadBalancing;

/// <summary>Attributes of a load balancer, deletion protection above all.</summary>
internal static class LoadBalancerAttributes
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["access_logs.s3.bucket"] = "",
        ["access_logs.s3.enabled"] = "false",
        ["access_logs.s3.prefix"] = "",
        ["deletion_protection.enabled"] = "false",
        ["idle_timeout.timeout_seconds"] = "60",
        ["routing.http.desync_mitigation_mode"] = "defensive",
        ["routing.http.drop_invalid_header_fields.enabled"] = "false",
        ["routing.http.preserve_host_header.enabled"] = "false",
        ["routing.http.x_amzn_tls_version_and_cipher_suite.enabled"] = "false",
        ["routing.http.xff_client_port.enabled"] = "false",
        ["routing.http.xff_header_processing.mode"] = "append",
        ["routing.http2.enabled"] = "true",
        ["waf.fail_open.enabled"] = "false",
        ["load_balancing.cross_zone.enabled"] = "true",
        ["connection_logs.s3.enabled"] = "false",
        ["connection_logs.s3.bucket"] = "",
        ["connection_logs.s3.prefix"] = "",
        ["client_keep_alive.seconds"] = "3600",
        ["zonal_shift.config.enabled"] = "false",
    };

    public static XElement Describe(Look look) => Answer(look, Find(look));

    public static XElement Modify(Look look)
    {
        var balancer = Find(look);
        var given = look.Input.Structures("Attributes").Select(each => (Key: each.Text("Key") ?? "", Value: each.Text("Value") ?? "")).ToList();
        if (given.Count == 0) throw AwsException.Validation("1 validation error detected: Value null at 'attributes' failed to satisfy constraint: Member must not be null");
        if (given.Find(each => !Defaults.ContainsKey(each.Key)) is { Key: { } unknown })
            throw new AwsException("InvalidConfigurationRequest", $"Load balancer attribute key '{unknown}' is not recognized");
        var declared = Declared(balancer);
        var changes = new Dictionary<string, string?>();
        foreach (var (key, value) in given)
        {
            var n = declared.FindIndex(pair => pair.Key == key);
            if (n < 0)
            {
                n = declared.Count;
                declared.Add(new(key, value));
                changes[$"LoadBalancerAttributes/{n}/Key"] = key;
            }
            changes[$"LoadBalancerAttributes/{n}/Value"] = value;
        }
        // Without a list to begin with there is nothing that a place in it could be laid over.
        if (balancer.At("LoadBalancerAttributes") is null) OutOfBand.SetJson(look, balancer, "LoadBalancerAttributes", declared.Select(pair => new { pair.Key, pair.Value }));
        else OutOfBand.Set(look, balancer, changes);
        return Answer(look, OutOfBand.Laid(look, balancer));
    }

    private static Spell Find(Look look)
    {
        new Constraints(look.Input).Required("LoadBalancerArn").Hold();
        var arn = look.Input.Text("LoadBalancerArn")!;
        return look.Find(LoadBalancingService.LoadBalancer, arn) ?? throw LoadBalancingService.NoLoadBalancer(arn);
    }

    private static XElement Answer(Look look, Spell balancer)
    {
        var all = new SortedDictionary<string, string>(Defaults, StringComparer.Ordinal);
        foreach (var (key, value) in Declared(balancer)) all[key] = value;
        return Xml.Structure($"{look.Request.Action}Result",
            Xml.List("Attributes", all.Select(pair => Xml.Member(Xml.Text("Key", pair.Key), Xml.Text("Value", pair.Value)))));
    }

    private static List<KeyValuePair<string, string>> Declared(Spell balancer)
    {
        var all = new List<KeyValuePair<string, string>>();
        for (var n = 0; balancer.Text($"LoadBalancerAttributes/{n}/Key") is { } key; n++)
            all.Add(new(key, balancer.Text($"LoadBalancerAttributes/{n}/Value") ?? ""));
        return all;
    }
}
