using Mono.Cecil;

namespace Portal.Architecture;

public sealed class AssemblyReferenceTests
{
    private const string SyntaxOnly = "Portal.CloudFormation.Syntax";

    [Fact]
    public void The_domain_leans_on_nothing_but_the_base_library()
    {
        AssemblyReferences.Beyond(Built.Domain, "System.*").ShouldBeEmpty();
        AssemblyReferences.InProjectFile("Portal.Domain").ShouldBeEmpty();
    }

    [Fact]
    public void The_template_language_leans_on_a_reader_of_YAML_only()
    {
        AssemblyReferences.Beyond(Built.CloudFormation, "System.*", "YamlDotNet").ShouldBeEmpty();
        AssemblyReferences.InProjectFile("Portal.CloudFormation").ShouldBe(["YamlDotNet"]);
    }

    [Fact]
    public void The_AWS_clients_lean_on_the_pipeline_of_the_official_ones_only()
    {
        AssemblyReferences.Beyond(Built.AwsClients, "System.*", "AWSSDK.Core", "AWSSDK.SecurityToken").ShouldBeEmpty();
        // The framework is named for restore's sake, which then leaves out what the framework has; the line above says nothing of it is used.
        AssemblyReferences.InProjectFile("Portal.AwsClients").Except(["Microsoft.AspNetCore.App", "AWSSDK.Core", "AWSSDK.SecurityToken"]).ShouldBeEmpty();
    }

    [Fact]
    public void The_sandbox_knows_neither_the_portal_nor_its_AWS_clients()
    {
        AssemblyReferences.Beyond(Built.AwsSandbox, "System.*", "Microsoft.*", "Portal.CloudFormation").ShouldBeEmpty();
        AssemblyReferences.InProjectFile("Portal.AwsSandbox").ShouldBe(["Portal.CloudFormation"]);
    }

    [Fact]
    public void The_portal_does_not_know_the_sandbox()
    {
        Built.Portal.AssemblyReferences.Select(reference => reference.Name).ShouldNotContain("Portal.AwsSandbox");
        AssemblyReferences.InProjectFile("Portal").ShouldNotContain("Portal.AwsSandbox");
    }

    [Fact]
    public void The_command_line_knows_the_portal_by_its_API_only()
    {
        AssemblyReferences.Beyond(Built.CommandLine, "System.*", "YamlDotNet").ShouldBeEmpty();
        AssemblyReferences.InProjectFile("Portal.CommandLine").ShouldBe(["System.CommandLine", "YamlDotNet"]);
    }

    [Fact]
    public void The_sandbox_judges_templates_by_its_own_understanding_and_shares_the_syntax_only() =>
        BeyondSyntax(Built.AwsSandbox).ShouldBeEmpty();

    [Fact]
    public void The_rules_bite()
    {
        AssemblyReferences.Beyond(Built.Tests, "System.*", "Microsoft.*", "Portal*").ShouldContain("Mono.Cecil");
        AssemblyReferences.Beyond(Built.Portal, "System.*", "Microsoft.*").ShouldContain("Portal.Domain");
        AssemblyReferences.InProjectFile("Portal").ShouldContain("Portal.AwsClients");
        AssemblyReferences.InProjectFile("Portal").ShouldContain("Npgsql.EntityFrameworkCore.PostgreSQL");
        BeyondSyntax(Built.Portal).ShouldContain("Portal.Catalog.ShelvedProduct uses Portal.CloudFormation.Template");
    }

    private static List<string> BeyondSyntax(ModuleDefinition module) =>
        (from type in Built.Written(module)
         from used in Uses.Of(type).Select(Uses.Outermost).Distinct()
         where used.Scope.Name == "Portal.CloudFormation" && used.Namespace != SyntaxOnly
         select $"{type.FullName} uses {used.FullName}").ToList();
}
