using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Changes as they are answered: values and paths only when asked for.</summary>
internal static class ChangeShapes
{
    public static XElement Change(Change change, bool withValues) => Xml.Structure("Change",
        Xml.Text("Type", "Resource"),
        Xml.Structure("ResourceChange",
            Xml.Text("PolicyAction", change.PolicyAction), Xml.Text("Action", change.Action), Xml.Text("LogicalResourceId", change.LogicalId),
            Xml.Text("PhysicalResourceId", change.PhysicalId), Xml.Text("ResourceType", change.Type), Xml.Text("Replacement", change.Replacement),
            Xml.List("Scope", change.Scope), Xml.List("Details", Details(change, withValues)),
            withValues ? Xml.Text("BeforeContext", change.Before) : null, withValues ? Xml.Text("AfterContext", change.After) : null));

    // Without values, differences below one property with one cause are one detail.
    private static IEnumerable<XElement> Details(Change change, bool withValues) => withValues
        ? change.Details.Select(detail => Detail(detail, true))
        : change.Details.DistinctBy(detail => (detail.Attribute, detail.Name, detail.RequiresRecreation, detail.Evaluation, detail.Source, detail.CausingEntity))
            .Select(detail => Detail(detail, false));

    private static XElement Detail(ChangeDetail detail, bool withValues) => Xml.Structure("Detail",
        Xml.Structure("Target",
            Xml.Text("Attribute", detail.Attribute), Xml.Text("Name", detail.Name), Xml.Text("RequiresRecreation", detail.RequiresRecreation),
            withValues ? Xml.Text("Path", detail.Path) : null, withValues ? Xml.Text("BeforeValue", detail.Before) : null,
            withValues ? Xml.Text("AfterValue", detail.After) : null, withValues ? Xml.Text("AttributeChangeType", detail.ChangeType) : null),
        Xml.Text("Evaluation", detail.Evaluation), Xml.Text("ChangeSource", detail.Source), Xml.Text("CausingEntity", detail.CausingEntity));
}
