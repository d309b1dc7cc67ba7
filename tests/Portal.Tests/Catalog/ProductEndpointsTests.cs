using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Catalog;

public sealed class ProductEndpointsTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task The_list_names_every_product_with_its_presets()
    {
        var products = (await Engineer.GetAsync("/products")).Should(HttpStatusCode.OK).Json["items"]!.AsArray();
        products.Select(product => product!["product"]!.GetValue<string>()).ShouldContain("three-tier");
        var board = products.Single(product => product!["product"]!.GetValue<string>() == "notice-board")!;
        (board["version"]!.GetValue<string>(), board["title"]!.GetValue<string>()).ShouldBe(("0.1.0", "Notice board"));
        board["band"]!.ToJsonString().ShouldBe("""{"floor":{"amount":"0.00","currency":"USD"},"ceiling":{"amount":"10.00","currency":"USD"}}""");
        board["presets"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe("team");
    }

    [Fact]
    public async Task A_product_tells_its_form_its_parameters_and_their_limits()
    {
        var board = (await Engineer.GetAsync("/products/notice-board")).Should(HttpStatusCode.OK).Json;
        var keep = board["parameters"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == "KeepSeconds")!;
        (keep["type"]!.ToString(), keep["default"]!.ToString(), keep["minValue"]!.ToString(), keep["maxValue"]!.ToString()).ShouldBe(("Number", "345600", "60", "1209600"));
        board["parameters"]!.AsArray().Single(parameter => parameter!["noEcho"]!.GetValue<bool>())!["name"]!.ToString().ShouldBe("WebHook");
        board["steps"]!.AsArray().Select(step => step!["title"]!.ToString()).ShouldBe(["Purpose", "Data"]);
    }

    [Fact]
    public async Task What_the_portal_fills_itself_is_not_asked_for()
    {
        var parameters = (await Engineer.GetAsync("/products/three-tier")).Json["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.ToString()).ToList();
        parameters.ShouldContain("MinCapacity");
        parameters.ShouldNotContain("EnvironmentId");
    }

    [Fact]
    public async Task A_version_is_found_by_number_and_by_hash()
    {
        var hash = (await Engineer.GetAsync("/products/notice-board"))["hash"];
        (await Engineer.GetAsync("/products/notice-board/versions/0.1.0")).Should(HttpStatusCode.OK)["hash"].ShouldBe(hash);
        (await Engineer.GetAsync($"/products/notice-board/versions/{hash}")).Should(HttpStatusCode.OK)["version"].ShouldBe("0.1.0");
        (await Engineer.GetAsync("/products/notice-board/versions/9.9.9")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Engineer.GetAsync("/products/message-board")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
    }
}
