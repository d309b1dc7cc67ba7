using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Catalog;

/// <summary>A product whose folder breaks while the portal runs, and while it is down.</summary>
public sealed class KeptVersionTests
{
    [Fact]
    public async Task The_version_before_stays_on_offer_also_after_a_restart_and_the_others_load()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        var before = (await portal.Engineer.GetAsync("/products/notice-board")).Should(HttpStatusCode.OK)["hash"];
        var file = Path.Combine(portal.Templates, "notice-board", "template.yaml");
        var whole = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file, whole.Replace("Type: AWS::SQS::Queue", "Tpye: AWS::SQS::Queue"), TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => Task.FromResult(portal.Log.Contains("Product notice-board does not load: template.yaml:")), () => portal.Log);
        (await portal.Engineer.GetAsync("/products/notice-board")).Should(HttpStatusCode.OK)["hash"].ShouldBe(before);

        await portal.KillAsync();
        await portal.StartAsync();
        (await portal.Engineer.GetAsync("/products/notice-board")).Should(HttpStatusCode.OK)["hash"].ShouldBe(before);
        (await portal.Engineer.GetAsync("/products/three-tier")).Should(HttpStatusCode.OK);

        await File.WriteAllTextAsync(file, whole.Replace("A notice board for a team.", "A board for a team."), TestContext.Current.CancellationToken);
        await Patience.UntilAsync(async () => (await portal.Engineer.GetAsync("/products/notice-board"))["hash"] != before, () => portal.Log);
        (await portal.Engineer.GetAsync($"/products/notice-board/versions/{before}")).Should(HttpStatusCode.OK)["hash"].ShouldBe(before);
    }
}
