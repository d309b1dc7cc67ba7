using System.ComponentModel;
using System.Diagnostics;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>AWS's own linter, where it is installed; a test that needs it is skipped elsewhere.</summary>
internal static class CfnLint
{
    /// <summary>All it says, informational checks included; empty when it finds nothing.</summary>
    public static async Task<string> FindingsAsync(IReadOnlyList<string> regions, params string[] files)
    {
        var start = new ProcessStartInfo("cfn-lint", ["--include-checks", "I", "--format", "parseable", "--regions", .. regions, "--", .. files])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var lint = Start(start);
        var ct = TestContext.Current.CancellationToken;
        var (output, errors) = (lint.StandardOutput.ReadToEndAsync(ct), lint.StandardError.ReadToEndAsync(ct));
        await lint.WaitForExitAsync(ct);
        var said = (await output + await errors).Trim();
        return lint.ExitCode == 0 ? said : $"exit code {lint.ExitCode}\n{said}";
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("skipped: cfn-lint not installed");
            throw;
        }
    }
}
