using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Reviews;

/// <summary>What somebody decides on: the verdict first, then cost, then every change.</summary>
internal static class ReviewSheet
{
    private static readonly (string Title, string Member)[] Questions =
        [("Outage", "outage"), ("Data loss", "dataLoss"), ("Cost", "cost"), ("Policy", "policy"), ("Drift", "drift"), ("Four eyes", "fourEyes")];

    public static void Write(Screen screen, JsonNode review)
    {
        Table.WriteFacts(screen,
            ("Review", $"{review.Text("kind")} {review.Text("name")}"),
            ("State", review.Text("state")),
            ("Requester", $"{review.Text("requester", "name")}, team {review.Text("team")}"),
            ("Note", review.Text("note")),
            ("Waits for", review.Joined("waitsForGroups")),
            ("Comment", review.Text("comment")),
            ("Expires", Words.Time(review.At("expiresAt"))),
            ("Digest", review.Text("digest")),
            ("Id", review.Text("id")));
        screen.Line();
        var verdict = new Table(new("Verdict"), new("Answer"), new("Meaning"));
        foreach (var (title, member) in Questions) verdict.Add(title, review.Text("verdict", member, "word"), review.Text("verdict", member, "meaning"));
        verdict.Write(screen, "");
        screen.Line();
        WriteCost(screen, review.At("cost"));
        WriteChanges(screen, review);
        WritePlan(screen, review.At("plan"));
    }

    private static void WriteCost(Screen screen, JsonNode? cost)
    {
        var table = new Table(new("USD a month"), new("Least", IsRight: true), new("Expected", IsRight: true), new("Most", IsRight: true));
        foreach (var (title, member) in new[] { ("Before", "before"), ("After", "after"), ("Difference", "delta") })
            if (cost.At(member) is { } range) table.Add(title, Words.Money(range.At("minimum")), Words.Money(range.At("expected")), Words.Money(range.At("maximum")));
        table.Write(screen, $"No cost was estimated. {cost.Text("lack")}".TrimEnd());
        screen.Line();
    }

    private static void WriteChanges(Screen screen, JsonNode review)
    {
        var changes = review.Items("changes").ToList();
        var noise = changes.Count(change => change.Text("certainty") is "noise");
        var table = new Table(new("Action"), new("Certainty"), new("Replacement"), new("Tier"), new("Resource"), new("Type"), new("Why"));
        foreach (var change in changes.Where(change => change.Text("certainty") is not "noise"))
            table.Add(change.Text("action"), change.Text("certainty"), change.Text("replacement"), change.Text("tier"), change.Text("logicalId"), change.Text("type"), change.Text("reason"));
        table.Write(screen, "No resource changes.");
        if (noise > 0) screen.Line($"And {noise} that CloudFormation lists and that change nothing.");
    }

    private static void WritePlan(Screen screen, JsonNode? plan)
    {
        if (plan is null) return;
        screen.Line();
        foreach (var (step, n) in plan.Items("steps").Select((step, n) => (step, n + 1))) screen.Line($"{n}. {step.Text("text")}");
        foreach (var (word, member) in new[] { ("Kept", "kept"), ("Lost", "lost") })
            foreach (var resource in plan.Items(member)) screen.Line($"{word}: {resource.Text("logicalId")} ({resource.Text("type")}) {resource.Text("fate")}".TrimEnd());
    }
}
