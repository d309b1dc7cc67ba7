using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Commands.Reviews;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands;

/// <summary>One thing of the API as lines of facts.</summary>
internal static class StatusFacts
{
    public static void OfRequest(Screen screen, JsonNode request) => Table.WriteFacts(screen,
        ("Request", $"{request.Text("kind")} {request.Text("name")}"),
        ("State", request.Text("state")),
        ("Reason", request.Text("reason")),
        ("Product", $"{request.Text("product")} {request.Text("version")}"),
        ("Preset", request.Text("preset")),
        ("Stage", request.Text("stage")),
        ("Place", $"{request.Text("account")} {request.Text("region")}"),
        ("Requester", $"{request.Text("requester", "name")}, team {request.Text("team")}"),
        ("Submitted", Words.Time(request.At("submittedAt"))),
        ("Updated", Words.Time(request.At("updatedAt"))),
        ("Environment", request.Text("environment")),
        ("Review", request.Text("review")),
        ("Deployment", request.Text("deployment")),
        ("Id", request.Text("id")));

    public static void OfReview(Screen screen, JsonNode review) => ReviewSheet.Write(screen, review);

    public static void OfDeployment(Screen screen, JsonNode deployment) => Table.WriteFacts(screen,
        ("Deployment", $"{deployment.Text("kind")} {deployment.Text("name")}"),
        ("State", deployment.Text("state")),
        ("Cause", deployment.Text("cause", "message")),
        ("Waits for", deployment.Text("waitingFor")),
        ("Stack", $"{deployment.Text("stack", "name")} {deployment.Text("stack", "status")}"),
        ("Place", $"{deployment.Text("account")} {deployment.Text("region")}"),
        ("Asked by", deployment.Text("requestedBy")),
        ("Approved by", deployment.Text("approvedBy")),
        ("Started", Words.Time(deployment.At("startedAt"))),
        ("Ended", Words.Time(deployment.At("endedAt"))),
        ("Request", deployment.Text("request")),
        ("Id", deployment.Text("id")));

    public static void OfEnvironment(Screen screen, JsonNode environment)
    {
        Table.WriteFacts(screen,
            ("Environment", environment.Text("name")),
            ("State", environment.Text("state")),
            ("Reason", environment.Text("stateReason")),
            ("Team", environment.Text("team")),
            ("Owner", environment.Text("owner", "name")),
            ("Product", $"{environment.Text("product")} {environment.Text("version")}"),
            ("Stage", environment.Text("stage")),
            ("Place", $"{environment.Text("account")} {environment.Text("region")}"),
            ("Stack", environment.Text("stack", "name")),
            ("Cost centre", environment.Text("costCentre")),
            ("Last deployment", environment.Text("lastDeployment")),
            ("Seen", Words.Time(environment.At("seenAt"))),
            ("Id", environment.Text("id")));
        if (environment.At("outputs") is not JsonObject { Count: > 0 } outputs) return;
        screen.Line();
        Table.WriteFacts(screen, [.. outputs.Select(output => (output.Key, output.Value.Text()))]);
    }
}
