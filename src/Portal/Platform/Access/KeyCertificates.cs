using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;

namespace Portal.Platform.Access;

/// <summary>Certificates that encrypt the store's keys at rest.</summary>
public static class KeyCertificates
{
    /// <summary>Encrypts keys with the configured certificate, where there is one that can be read; wrong ones are told by <see cref="Problems"/>.</summary>
    public static IDataProtectionBuilder ProtectKeys(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        var settings = configuration.GetSection($"{PortalSettings.Section}:{nameof(PortalSettings.Keys)}").Get<KeySettings>() ?? new KeySettings();
        if (settings.Certificate is not { Length: > 0 } || Problems(settings).Any()) return protection;
        return protection
            .ProtectKeysWithCertificate(Read(settings.Certificate, settings.CertificatePassword))
            .UnprotectKeysWithAnyCertificate([.. settings.FormerCertificates.Prepend(settings.Certificate).Select(file => Read(file, settings.CertificatePassword))]);
    }

    /// <summary>What is wrong with each file, as sentences that name the setting.</summary>
    public static IEnumerable<string> Problems(KeySettings settings)
    {
        const string key = "Portal:Keys";
        if (settings.Certificate is { Length: > 0 } file && Problem(file, settings.CertificatePassword) is { } wrong) yield return $"{key}:Certificate {wrong}";
        foreach (var former in settings.FormerCertificates)
            if (Problem(former, settings.CertificatePassword) is { } problem) yield return $"{key}:FormerCertificates {problem}";
    }

    private static string? Problem(string file, string? password)
    {
        if (!File.Exists(file)) return $"'{file}' does not exist. Set the path of a PKCS#12 file.";
        try
        {
            using var certificate = Read(file, password);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? $"'{file}' holds no RSA private key. Export the certificate with its key." : null;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"'{file}' can't be opened. Check CertificatePassword, that it is a PKCS#12 file, and that the portal may read it.";
        }
    }

    private static X509Certificate2 Read(string file, string? password) => X509CertificateLoader.LoadPkcs12FromFile(file, password);
}
