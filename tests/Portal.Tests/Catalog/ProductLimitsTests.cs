using Portal.Catalog;
using Portal.Tests.Harness;

namespace Portal.Tests.Catalog;

public sealed class ProductLimitsTests
{
    [Theory]
    [InlineData(200, "Outputs: 203. CloudFormation takes 200 at most.")]
    [InlineData(20, null)]
    public void A_template_that_CloudFormation_would_refuse_for_its_size_is_not_put_on_offer(int outputs, string? fault)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Solution.Root, "tests", "products", "notice-board")).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        var before = System.Text.RegularExpressions.Regex.Count(files["template.yaml"].Split("\nOutputs:\n")[1], @"(?m)^  \w+:");
        files["template.yaml"] = files["template.yaml"].Replace("\nOutputs:\n", "\nOutputs:\n" + string.Concat(Enumerable.Range(0, fault is null ? outputs : outputs + 3 - before).Select(n => $"  More{n}:\n    Value: text\n")));

        var reading = ReadProductFolder.From("notice-board", files);

        reading.Faults.Select(found => (found.File, found.Message)).ShouldBe(fault is null ? [] : [("template.yaml", fault)]);
        (reading.Shelved is null).ShouldBe(fault is not null);
    }
}
