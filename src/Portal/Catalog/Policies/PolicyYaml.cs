using Portal.CloudFormation.Syntax;
using Portal.Domain.Catalog.Policies;

namespace Portal.Catalog.Policies;

/// <summary>Reads one file of <c>templates/policies</c>. Whatever is wrong goes to <paramref name="fault"/> and reading goes on.</summary>
internal sealed class PolicyYaml(Action<Position?, string> fault)
{
    private static readonly string[] Keys = ["policy", "version", "title", "guardrails", "limits", "leases", "schedules", "routing", "autoApproval"];

    private static readonly Dictionary<string, string[]> RuleKeys = new()
    {
        ["guardrails"] = ["severity", "field", "sentence", "suggest", "reason"],
        ["limits"] = ["severity", "environments", "monthly", "sentence"],
        ["leases"] = ["days", "default", "atEnd", "sentence"],
        ["schedules"] = ["allowed", "review", "sentence"],
        ["routing"] = ["group", "approvals", "expiresAfterHours", "reason"],
        ["autoApproval"] = ["enabled", "sentence"],
    };

    private readonly YamlView _view = new(fault);

    public IReadOnlyList<PolicyRule> Read(Node root, string fileName)
    {
        var top = _view.Map(root, "policy file");
        foreach (var entry in top.Entries.Where(entry => !Keys.Contains(entry.Key)))
            fault(entry.At, $"'{entry.Key}' is not a key of a policy file. Known keys: {string.Join(", ", Keys)}.");
        var name = _view.Text(top, "policy");
        if (name.Length > 0 && name != fileName) fault(top["policy"]?.At, $"'policy' is '{name}' but the file is {fileName}.yaml. They must be equal.");
        var policy = $"{name} {_view.Text(top, "version")}";
        return RuleKeys.Keys.SelectMany(kind => _view.List(top[kind], kind).Select(node => ReadRule(kind, policy, _view.Map(node, "rule")))).ToList();
    }

    private PolicyRule ReadRule(string kind, string policy, Mapping rule)
    {
        foreach (var entry in rule.Entries.Where(entry => entry.Key is not ("rule" or "when" or "cases") && !RuleKeys[kind].Contains(entry.Key)))
            fault(entry.At, $"'{entry.Key}' is not a key of {kind}. Known keys: rule, when, {string.Join(", ", RuleKeys[kind])}, cases.");
        var id = _view.Text(rule, "rule");
        var when = new ConditionYaml(_view, fault).Read(rule["when"]);
        var cases = _view.List(rule["cases"], "cases").Select(node => ReadCase(_view.Map(node, "case"))).ToList();
        if (!cases.Exists(example => example.Applies))
            fault(rule["cases"]?.At ?? rule.At, cases.Count == 0 ? $"Rule '{id}' has no cases. Give at least one to which it applies." : $"Rule '{id}' has no case to which it applies. Give at least one.");
        foreach (var key in new[] { "rule", "sentence", "reason", "group" })
        {
            CheckPlaceholders(rule[key]);
            if (rule[key] is Scalar { Kind: not ScalarKind.Null } said && string.IsNullOrWhiteSpace(said.Text)) fault(said.At, $"'{key}' is empty.");
        }
        if (kind == "limits" && rule["environments"] is null && rule["monthly"] is null) fault(rule.At, $"Limit '{id}' limits nothing. Give environments or monthly.");
        return kind switch
        {
            "guardrails" => new Guardrail(policy, id, when, cases, ReadSeverity(rule), ReadField(rule), _view.Text(rule, "sentence"), _view.OptionalText(rule, "suggest"), _view.OptionalText(rule, "reason")),
            "limits" => new TeamLimit(policy, id, when, cases, ReadSeverity(rule), rule["environments"] is null ? null : _view.Whole(rule, "environments", 1, 100_000), _view.OptionalNumber(rule, "monthly"), _view.Text(rule, "sentence")),
            "leases" => ReadLease(policy, id, when, cases, rule),
            "schedules" => new ScheduleRule(policy, id, when, cases, ReadSwitch(rule, "allowed"), rule["review"] is not null && ReadSwitch(rule, "review"), _view.Text(rule, "sentence")),
            "routing" => new RoutingRule(policy, id, when, cases, _view.Text(rule, "group"), rule["approvals"] is null ? 1 : _view.Whole(rule, "approvals", 1, 10), _view.Text(rule, "reason"))
            {
                ExpiresAfterHours = rule["expiresAfterHours"] is null ? null : _view.Whole(rule, "expiresAfterHours", 1, 8760),
            },
            _ => new AutoApproval(policy, id, when, cases, ReadSwitch(rule, "enabled"), _view.Text(rule, "sentence")),
        };
    }

    private LeaseLimit ReadLease(string policy, string id, Condition when, IReadOnlyList<PolicyCase> cases, Mapping rule)
    {
        var days = _view.Whole(rule, "days", 1, 3650);
        var atEnd = _view.OptionalText(rule, "atEnd");
        if (atEnd is not (null or "delete" or "tell")) fault(rule["atEnd"]!.At, "'atEnd' is delete or tell.");
        return new LeaseLimit(policy, id, when, cases, days, _view.Text(rule, "sentence"))
        {
            DefaultDays = rule["default"] is null ? null : _view.Whole(rule, "default", 1, Math.Max(1, days)),
            DeletesAtEnd = atEnd is null ? null : atEnd == "delete",
        };
    }

    private void CheckPlaceholders(Node? node)
    {
        if (node is not Scalar text) return;
        foreach (var field in PolicyFacts.Placeholders(text.Text).Where(field => !PolicyFields.IsKnown(field)))
            fault(node.At, $"There is no field '{field}' to put into the sentence.");
    }

    private Severity ReadSeverity(Mapping rule)
    {
        var word = _view.Text(rule, "severity");
        if (word is not ("" or "warn" or "deny")) fault(rule["severity"]!.At, "'severity' is warn or deny.");
        return word == "warn" ? Severity.Warn : Severity.Deny;
    }

    private string? ReadField(Mapping rule)
    {
        var field = _view.OptionalText(rule, "field");
        if (field is not null && !PolicyFields.IsKnown(field)) fault(rule["field"]!.At, $"There is no field '{field}'.");
        return field;
    }

    private bool ReadSwitch(Mapping map, string key)
    {
        var word = _view.Text(map, key);
        if (word is not ("" or "true" or "false")) fault(map[key]!.At, $"'{key}' is true or false.");
        return word == "true";
    }

    private PolicyCase ReadCase(Mapping given)
    {
        foreach (var entry in given.Entries.Where(entry => entry.Key is not ("given" or "applies")))
            fault(entry.At, $"'{entry.Key}' is not a key of a case. Known keys: given, applies.");
        var facts = given["given"] is { } node ? _view.TextMap(node, "given") : [];
        foreach (var entry in (given["given"] as Mapping)?.Entries.Where(entry => !PolicyFields.IsKnown(entry.Key)) ?? []) fault(entry.At, $"There is no field '{entry.Key}'.");
        return new PolicyCase(new PolicyFacts(facts), ReadSwitch(given, "applies"), given.At.Line, given.At.Column);
    }
}
