using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class ListExports
{
    public static XElement Handle(Call call)
    {
        var (page, next) = Page.Of(call, Exports.All(call.Region).OrderBy(each => each.Output.ExportName, StringComparer.Ordinal).Select((each, n) => ((long)n, each)));
        return Xml.Structure("ListExportsResult", Xml.List("Exports", page.Select(each => Xml.Structure("Export",
            Xml.Text("ExportingStackId", each.Stack.Id), Xml.Text("Name", each.Output.ExportName), Xml.Text("Value", each.Output.Value)))), next);
    }
}

internal static class ListImports
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("ExportName").Hold();
        var name = call.Input.Text("ExportName")!;
        var importers = Exports.Importers(call.Region, name).Select(stack => stack.Name).ToList();
        if (importers.Count == 0) throw AwsException.Validation($"Export '{name}' is not imported by any stack.");
        var (page, next) = Page.Of(call, importers.Select((stack, n) => ((long)n, stack)));
        return Xml.Structure("ListImportsResult", Xml.List("Imports", page), next);
    }
}
