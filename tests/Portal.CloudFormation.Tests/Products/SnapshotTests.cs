namespace Portal.CloudFormation.Tests.Products;

/// <summary>
/// Every sample of every product against what it became when somebody last looked. After a change that is meant:
/// <c>PORTAL_WRITE_SNAPSHOTS=1 dotnet run --project tests/Portal.CloudFormation.Tests -- -class "*SnapshotTests"</c>, and read the diff.
/// </summary>
public sealed class SnapshotTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("PORTAL_WRITE_SNAPSHOTS") == "1";

    public static TheoryData<string> Samples => ProductFolder.Samples;

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_renders_as_it_did(string file)
    {
        var (values, pseudo) = Sample.ValuesOf(file);
        var rendered = Snapshot.Of(ProductFolder.OfSample(file).Template, values, pseudo);

        var kept = FileOf(file);
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, rendered);
        }
        File.Exists(kept).ShouldBeTrue($"{kept} is missing; see the head of this class.");
        rendered.ShouldBe(File.ReadAllText(kept), $"{file} renders otherwise; if that is meant, see the head of this class.");
    }

    [Fact]
    public void Every_snapshot_is_of_a_sample() =>
        Directory.EnumerateFiles(ProductFolder.At("tests/Portal.CloudFormation.Tests/Snapshots").Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ShouldBe(Samples.Select(row => FileOf(row.Data)).Order(StringComparer.Ordinal));

    // templates/three-tier/samples/saas.yaml → Snapshots/three-tier/saas.txt
    private static string FileOf(string sample)
    {
        var parts = sample.Split('/');
        return ProductFolder.At($"tests/Portal.CloudFormation.Tests/Snapshots/{parts[^3]}/{Path.GetFileNameWithoutExtension(parts[^1])}.txt").Folder;
    }
}
