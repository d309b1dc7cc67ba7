using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Portal.Platform;

namespace Portal.Costs.Papers;

/// <summary>Prints a page as PDF by headless Chromium, where one is installed.</summary>
public sealed class PrintPdf(IOptions<PortalSettings> settings, ILogger<PrintPdf> log)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    /// <returns>Null when no Chromium is installed, or it failed.</returns>
    public async Task<byte[]?> RunAsync(string html, CancellationToken ct)
    {
        if (Find() is not { } program) return null;
        var folder = Directory.CreateTempSubdirectory("portal-pack-").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "pack.html"), Path.Combine(folder, "pack.pdf"));
            await File.WriteAllTextAsync(page, html, ct);
            var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
            // The page is the portal's own and loads nothing; a container often lacks what Chromium's sandbox needs.
            foreach (var argument in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
            late.CancelAfter(Longest);
            var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var spoken = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                ct.ThrowIfCancellationRequested();
            }
            await spoken;
            if (File.Exists(pdf)) return await File.ReadAllBytesAsync(pdf, ct);
            log.LogWarning("Chromium made no PDF: {Said}", await said);
            return null;
        }
        catch (Win32Exception fault)
        {
            log.LogWarning(fault, "Chromium could not be started");
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string? Find() => settings.Value.Costs.Chromium is { Length: > 0 } configured ? configured
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
