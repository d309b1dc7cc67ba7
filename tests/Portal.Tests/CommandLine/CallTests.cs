using System.Diagnostics;
using Portal.Tests.Harness;

namespace Portal.Tests.CommandLine;

/// <summary>Signing in, wrong calls, and how each ends.</summary>
public sealed class CallTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task A_token_is_kept_for_its_portal_readable_by_its_user_alone_and_forgotten_again()
    {
        using var shell = new Shell();
        (await shell.TypeAsync("portal_wrong\n", "login", "--url", Portal.Address)).Should(3);
        File.Exists(shell.TokensFile).ShouldBeFalse();
        (await shell.TypeAsync($"{Portal.TokenOf("engineer-shop")}\n", "login", "--url", $"{Portal.Address}/")).Should(0).Out.ShouldContain("Mara Lindqvist");
        File.GetUnixFileMode(shell.TokensFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await shell.PortalAsync("whoami")).Should(0).Out.ShouldContain("Mara Lindqvist");
        // Another address does not get it.
        (await shell.PortalAsync("whoami", "--url", "http://127.0.0.1:1")).Should(3);
        (await shell.PortalAsync("logout")).Should(0);
        (await shell.PortalAsync("whoami", "--url", Portal.Address)).Should(3).Error.ShouldContain("portal login");
    }

    [Fact]
    public async Task Each_way_to_fail_has_an_exit_code_and_a_sentence()
    {
        using var shell = new Shell { Variables = { ["PORTAL_TOKEN"] = Portal.TokenOf("engineer-shop") } };
        (await shell.PortalAsync("status")).Should(2).Error.ShouldContain("Which portal?");
        shell.Variables["PORTAL_URL"] = Portal.Address;
        (await shell.PortalAsync("status", "req-none")).Should(4);
        (await shell.PortalAsync("status", "no-such-name")).Should(4);
        (await shell.PortalAsync("status", "--colour")).Should(2).Error.ShouldContain("portal status --help");
        (await shell.PortalAsync("watch", "x", "--timeout", "soon")).Should(2).Error.ShouldContain("90s");
        (await shell.PortalAsync("approve", "x", "--yes")).Should(2).Error.ShouldContain("--digest");
        (await shell.PortalAsync("status", "--url", "http://127.0.0.1:1")).Should(5).Error.ShouldContain("No portal answers at http://127.0.0.1:1");
        (await shell.PortalAsync("status", "--url", Portal.Aws.Url)).Should(5).Error.ShouldContain("not as a portal does");
        (await shell.TypeAsync("name: [", "request", "create", "-f", "-")).Should(2).Error.ShouldContain("is no YAML");
        (await shell.TypeAsync("""{ "presett": "x", "stge": "y" }""", "request", "create", "-f", "-")).Should(2).Error.ShouldSatisfyAllConditions(said => said.ShouldContain("presett"), said => said.ShouldContain("stge"));
    }

    [Fact]
    public async Task Help_shows_how_each_command_is_used()
    {
        using var shell = new Shell();
        (await shell.PortalAsync("--help")).Should(0).Out.ShouldContain("request");
        (await shell.PortalAsync("request", "create", "--help")).Should(0).Out.ShouldContain("portal request create --file shop.yaml --submit");
    }

    [Fact]
    public async Task Watching_ends_when_time_is_up_and_by_Ctrl_C()
    {
        using var shell = new Shell { Variables = { ["PORTAL_URL"] = Portal.Address, ["PORTAL_TOKEN"] = Portal.TokenOf("engineer-shop") } };
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        (await shell.PortalAsync("watch", review["request"], "--timeout", "1s")).Should(6).Error.ShouldContain("The time is up");
        // Whoever runs the tests in the background has them ignore Ctrl-C, and what they start.
        using var watching = shell.Start("env", ["--default-signal=INT", "dotnet", Shell.Program, "watch", review["request"]]);
        (await watching.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldContain("inReview");
        using var stop = Process.Start(new ProcessStartInfo("kill", ["-INT", $"{watching.Id}"]) { UseShellExecute = false })!;
        await watching.WaitForExitAsync(TestContext.Current.CancellationToken);
        watching.ExitCode.ShouldBe(130);
        (await watching.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("Stopped.\n");
    }

    [Fact]
    public async Task Bash_completes_commands_options_and_names()
    {
        using var shell = new Shell { Variables = { ["PORTAL_URL"] = Portal.Address, ["PORTAL_TOKEN"] = Portal.TokenOf("engineer-shop") } };
        await File.WriteAllTextAsync(Path.Combine(shell.Home, "portal"), $"#!/bin/sh\nexec dotnet '{Shell.Program}' \"$@\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(Path.Combine(shell.Home, "portal"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        var words = (await shell.RunAsync("bash", ["-c", $$"""
            PATH=$HOME:$PATH
            source <(portal completion bash)
            try() { COMP_LINE=$1 COMP_POINT=${#1}; COMPREPLY=(); _portal portal; printf '%s\n' "${COMPREPLY[@]}"; }
            try 'portal re'; try 'portal approve --di'; try 'portal watch {{review["request"]}}'
            """])).Should(0).Out.Split('\n');
        words.ShouldContain("request");
        words.ShouldContain("reject");
        words.ShouldNotContain("status");
        words.ShouldContain("--digest");
        words.ShouldContain(review["request"]);
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Other_shells_take_their_script(string name)
    {
        using var shell = new Shell();
        var script = (await shell.PortalAsync("completion", name)).Should(0).Out;
        script.ShouldContain(" complete -- ");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, name))), $"{name} is not installed");
        (await shell.RunAsync(name, ["-n", "/dev/stdin"], script)).Should(0);
    }
}
