using System.Runtime.CompilerServices;
using Portal.Platform.Commands;
using Portal.Platform.Doctor;

namespace Portal.Catalog;

/// <summary>For the doctor: whether every product's folder loads.</summary>
public sealed class CheckProducts : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        // A folder that does not exist is told of with the settings.
        if (!Directory.Exists(call.Settings.TemplatesFolder)) yield break;
        var products = 0;
        foreach (var folder in Directory.EnumerateDirectories(call.Settings.TemplatesFolder).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(Path.Combine(folder, ReadProductFolder.DescriptionFile))) continue;
            products++;
            var reading = await ReadProductFolder.FromDiskAsync(folder, ct);
            foreach (var fault in reading.Faults) yield return new Finding(Grade.Wrong, $"product {fault.Folder}", $"{fault.File}:{fault.Line}:{fault.Column} {fault.Message}");
            if (reading.Shelved is { } shelved) yield return new Finding(Grade.Well, $"product {Path.GetFileName(folder)}", $"{shelved.Product.Title} {shelved.Product.Version} loads.");
        }
        if (products == 0) yield return new Finding(Grade.Wrong, "products", $"{Path.GetFullPath(call.Settings.TemplatesFolder)} holds no folder with a {ReadProductFolder.DescriptionFile}, so nothing can be asked for.");
    }
}
