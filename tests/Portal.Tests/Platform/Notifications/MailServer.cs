using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Runtime.CompilerServices;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Notifications;

/// <summary>The distribution's aiosmtpd as a process; it ends with its input.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string _folder = Solution.NewFolder();
    private Process? _process;

    public int Port { get; } = Solution.FreePort();

    /// <summary>Which certificate authority to trust, where the server speaks TLS.</summary>
    public string Certificate => Path.Combine(_folder, "server.crt");

    public IReadOnlyList<string> Mails => [.. Directory.EnumerateFiles(_folder, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>Skips the test where the distribution's package is not installed.</summary>
    public static async Task SkipWithoutAsync()
    {
        Assert.SkipUnless(File.Exists(Python), $"skipped: {Python} is not installed");
        using var probe = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false })!;
        await probe.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(probe.ExitCode == 0, "skipped: python3-aiosmtpd is not installed");
    }

    public async Task StartAsync(string security = "none")
    {
        if (security == "starttls") MakeCertificate();
        _process = Process.Start(new ProcessStartInfo(Python, [Script(), _folder, Port.ToString(), security]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("ready");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private void MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "mail_server.py");
}
