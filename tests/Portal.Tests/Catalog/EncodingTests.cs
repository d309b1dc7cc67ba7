using System.Text;
using Portal.Catalog;

namespace Portal.Tests.Catalog;

public sealed class EncodingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encoding-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_in_another_encoding_is_a_fault_with_its_line()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "product.yaml"), "product: é\n", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "template.yaml"), Encoding.Latin1.GetBytes("Resources:\n  # é\n"), TestContext.Current.CancellationToken);

        var reading = await ReadProductFolder.FromDiskAsync(_folder.FullName, TestContext.Current.CancellationToken);

        reading.Shelved.ShouldBeNull();
        var fault = reading.Faults.ShouldHaveSingleItem();
        (fault.File, fault.Line, fault.Message).ShouldBe(("template.yaml", 2, "The byte 0xE9 is not UTF-8. Save the file as UTF-8."));
    }
}
