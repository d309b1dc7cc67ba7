using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands;

/// <summary>What the running portal finds wrong with itself.</summary>
internal sealed class Doctor() : PortalCommand("doctor", "What is wrong with the installation, as the node that answers finds it, and what to do; for administrators", "portal doctor")
{
    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var found = await api.GetAsync("doctor", ct);
        call.Screen.Show(found, () =>
        {
            var table = new Table(new("Grade", IsState: true), new("About"), new("Finding"));
            foreach (var finding in found.Items("items"))
                table.Add(finding.Text("grade") is "well" ? "ok" : finding.Text("grade"), finding.Text("about"), finding.Text("sentence"));
            table.Write(call.Screen, "Nothing was looked at.");
        });
        return found.Text("wrong") == "0" ? ExitCode.Done : ExitCode.Failed;
    }
}
