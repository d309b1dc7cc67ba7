using System.Diagnostics;
using System.Text.Json;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Tests.Products;

namespace Portal.CloudFormation.Tests.Diff;

public sealed class ReplacementTableTests
{
    /// <summary>What the table says beyond the schemas; each has its reason at the head of replacement.txt.</summary>
    private static readonly HashSet<string> Beyond = ["AWS::RDS::DBInstance.Port", "AWS::ElastiCache::ReplicationGroup.Engine"];

    private const string PrintSchemas = """
        import json, os, runpy, sys
        import cfnlint.data.schemas as schemas
        folder = os.path.dirname(schemas.__file__)
        files = runpy.run_path(os.path.join(folder, "providers", "us_east_1.py"))["types"]
        def paths(schema, key):
            return [p.removeprefix("/properties/").replace("/", ".") for p in schema.get(key, [])]
        out = {}
        for name in sys.argv[1:]:
            with open(os.path.join(folder, "resources", files[name] + ".json")) as f:
                schema = json.load(f)
            out[name] = {"will": paths(schema, "createOnlyProperties"), "may": paths(schema, "conditionalCreateOnlyProperties")}
        print(json.dumps(out))
        """;

    [Fact]
    public async Task The_table_agrees_with_the_schemas_of_cfn_lint()
    {
        var schemas = await SchemasAsync(TestContext.Current.CancellationToken);
        if (schemas is null) Assert.Skip("skipped: cfn-lint not installed");

        var differences = new List<string>();
        foreach (var type in ReplacementTable.Current.Types)
        {
            var rules = ReplacementTable.Current.Of(type)!.Properties;
            var told = schemas.RootElement.GetProperty(type);
            var will = told.GetProperty("will").EnumerateArray().Select(p => p.GetString()!).ToHashSet();
            var may = told.GetProperty("may").EnumerateArray().Select(p => p.GetString()!).ToHashSet();
            differences.AddRange(will.Where(p => rules.GetValueOrDefault(p, PropertyRule.Interrupts) != PropertyRule.Will).Select(p => $"{type}.{p} will replace"));
            differences.AddRange(may.Where(p => rules.GetValueOrDefault(p, PropertyRule.Interrupts) is not (PropertyRule.May or PropertyRule.Open)).Select(p => $"{type}.{p} may replace"));
            differences.AddRange(rules
                .Where(rule => rule.Value != PropertyRule.Interrupts && !will.Contains(rule.Key) && !may.Contains(rule.Key))
                .Select(rule => $"{type}.{rule.Key}")
                .Where(path => !Beyond.Contains(path))
                .Select(path => $"{path} is in the table only"));
        }
        differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AWS::EC2::VPC")]
    [InlineData("AWS::RDS::DBInstance")]
    [InlineData("AWS::CloudFormation::WaitConditionHandle")]
    public void The_types_of_a_three_tier_stack_are_known(string type) => ReplacementTable.Current.Of(type).ShouldNotBeNull();

    [Theory, MemberData(nameof(ProductFolder.All), MemberType = typeof(ProductFolder))]
    public void Every_type_of_a_product_is_known(string folder) =>
        ProductFolder.At(folder).Template.Resources.Select(r => r.Type).Where(type => ReplacementTable.Current.Of(type) is null).ShouldBeEmpty();

    [Fact]
    public void Every_type_of_the_fixture_is_known() =>
        Stack.ThreeTier().Resources.Select(r => r.Type).Where(type => ReplacementTable.Current.Of(type) is null).ShouldBeEmpty();

    private static async Task<JsonDocument?> SchemasAsync(CancellationToken cancellation)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", PrintSchemas, .. ReplacementTable.Current.Types])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = python.StandardError.ReadToEndAsync(cancellation);
            var output = await python.StandardOutput.ReadToEndAsync(cancellation);
            await errors;
            await python.WaitForExitAsync(cancellation);
            return python.ExitCode == 0 ? JsonDocument.Parse(output) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no python3 here either.
            return null;
        }
    }
}
