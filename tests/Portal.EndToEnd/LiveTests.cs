using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.Deployments;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>How soon an event is on an open page, with the portal's own pace of looks and a sandbox that is as slow as AWS.</summary>
public sealed class LiveTests(Browser browser)
{
    // Each topic takes some four seconds and waits for the one before: an event's successor is known.
    private const int Topics = 8;

    // Notes when a row of the table of events is first there, by resource and status.
    private const string Watch = """
        () => {
          window.firstSeen = {};
          const look = () => document.querySelectorAll('table[aria-label="Events"] tbody tr').forEach(row => {
            const cells = row.querySelectorAll('td');
            if (cells.length > 3) window.firstSeen[cells[1].innerText.trim() + ' ' + cells[3].innerText.trim()] ??= Date.now();
          });
          look();
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    [Fact]
    public async Task An_event_is_on_the_page_before_the_next_step_of_the_stack_is_over()
    {
        await using var sandbox = await RunningSandbox.StartAsync(speed: 1);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place, new Dictionary<string, string> { ["Portal__Deployments__LookEverySeconds"] = "5", ["Portal__Aws__CallsPerSecond"] = "10" }, Chain);
        var review = await portal.SendAsync(portal.NoticeBoard(Line.NewName()).With("product", "chain").With("inputs", new Dictionary<string, string>()));
        var running = await portal.Engineer.DeploymentAsync(review["environment"], "inProgress");
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/deployments/{running.Id}");
        await page.EvaluateAsync(Watch);
        await page.GetByRole(AriaRole.Status).GetByText("Succeeded").WaitForAsync(new() { Timeout = 180_000 });

        var seen = JsonSerializer.Deserialize<Dictionary<string, double>>(await page.EvaluateAsync<string>("JSON.stringify(window.firstSeen)"))!;
        var done = (await portal.Engineer.EventsAsync(running.Id))
            .Where(e => e["status"]!.GetValue<string>() == "CREATE_COMPLETE" && e["logicalId"]!.GetValue<string>().StartsWith("Topic", StringComparison.Ordinal))
            .Select(e => (Name: e["logicalId"]!.GetValue<string>(), At: DateTimeOffset.Parse(e["at"]!.GetValue<string>()).ToUnixTimeMilliseconds())).ToList();
        // What was over before the page stood open was not seen live.
        var live = done.Select((each, i) => (each.Name, each.At, Seen: seen[$"{each.Name} CREATE_COMPLETE"], Next: i + 1 < done.Count ? done[i + 1].At : double.MaxValue, NextButOne: i + 2 < done.Count ? done[i + 2].At : double.MaxValue)).Skip(Topics / 2).ToList();
        var lags = live.Select(each => each.Seen - each.At).Order().ToList();
        TestContext.Current.SendDiagnosticMessage($"{lags.Count} events, on the page after {lags[0]:0} to {lags[^1]:0} ms, in the middle {lags[lags.Count / 2]:0} ms");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', live.Select(each => $"{each.Name}: {each.Seen - each.At:0} ms")));
        live.ShouldAllBe(each => each.Seen < each.NextButOne);
        live.Count(each => each.Seen < each.Next).ShouldBeGreaterThan(live.Count / 2);
    }

    private static void Chain(string templates)
    {
        var text = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  Words: { Type: String, Default: notices, Description: What they are called. }\nOutputs:\n  First: { Value: !Ref Topic0 }\nResources:\n");
        for (var i = 0; i < Topics; i++) text.Append($"  Topic{i}: {{ Type: 'AWS::SNS::Topic'{(i == 0 ? "" : $", DependsOn: Topic{i - 1}")}, Properties: {{ DisplayName: !Ref Words }} }}\n");
        TestProduct.WriteTo(templates, "chain", "Chain", "Words", "First", text.ToString());
    }
}
