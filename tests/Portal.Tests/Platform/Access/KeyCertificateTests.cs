using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Portal.Platform;
using Portal.Platform.Access;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access;

public sealed class KeyCertificateTests(SharedCluster cluster) : IDisposable
{
    private const string Password = "of-the-test";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certificates-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Without_a_certificate_the_keys_stand_readable_in_the_store()
    {
        await using var portal = await StoredPortal.OpenAsync(cluster);
        portal.Get<IDataProtectionProvider>().CreateProtector("any").Protect("a");
        (await portal.AllAsync<ProtectionKey>()).ShouldHaveSingleItem().Xml.ShouldContain("<value>");
    }

    [Fact]
    public async Task With_a_certificate_they_are_encrypted_and_open_again()
    {
        await using var portal = await StoredPortal.OpenAsync(cluster, ("Keys:Certificate", Certificate("now.pfx")), ("Keys:CertificatePassword", Password));
        var protector = portal.Get<IDataProtectionProvider>().CreateProtector("any");
        protector.Unprotect(protector.Protect("a")).ShouldBe("a");
        var xml = (await portal.AllAsync<ProtectionKey>()).ShouldHaveSingleItem().Xml;
        xml.ShouldContain("EncryptedData");
        xml.ShouldNotContain("<value>");
    }

    [Fact]
    public async Task What_a_former_certificate_encrypted_is_read_after_the_change_to_another()
    {
        var (former, now) = (Certificate("former.pfx"), Certificate("now.pfx"));
        var database = await cluster.NewDatabaseAsync();
        string kept;
        await using (var before = await StoredPortal.OnAsync(database, ("Keys:Certificate", former), ("Keys:CertificatePassword", Password)))
            kept = before.Get<IDataProtectionProvider>().CreateProtector("any").Protect("a");
        await using (var without = await StoredPortal.OnAsync(database, ("Keys:Certificate", now), ("Keys:CertificatePassword", Password)))
            Should.Throw<CryptographicException>(() => without.Get<IDataProtectionProvider>().CreateProtector("any").Unprotect(kept));
        await using var after = await StoredPortal.OnAsync(database, ("Keys:Certificate", now), ("Keys:FormerCertificates:0", former), ("Keys:CertificatePassword", Password));
        after.Get<IDataProtectionProvider>().CreateProtector("any").Unprotect(kept).ShouldBe("a");
    }

    [Fact]
    public void Every_file_that_can_t_be_used_is_named()
    {
        var text = Path.Combine(folder.FullName, "text.pfx");
        File.WriteAllText(text, "no certificate");
        var problems = KeyCertificates.Problems(new KeySettings { Certificate = "nowhere.pfx", CertificatePassword = "wrong", FormerCertificates = [text, Certificate("now.pfx")] }).ToList();
        problems.Count.ShouldBe(3);
        problems[0].ShouldBe("Portal:Keys:Certificate 'nowhere.pfx' does not exist. Set the path of a PKCS#12 file.");
        problems.Skip(1).ShouldAllBe(problem => problem.StartsWith("Portal:Keys:FormerCertificates") && problem.Contains("can't be opened"));
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Given.Now.AddDays(-1), Given.Now.AddYears(9));
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, Password));
        return file;
    }
}
