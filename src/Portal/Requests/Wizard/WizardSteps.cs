using Portal.Domain.Catalog;
using Portal.Domain.Requests;

namespace Portal.Requests.Wizard;

/// <summary>One step of the form. The first also asks for name and place, the last shows everything.</summary>
public sealed record WizardStep(string Id, string Title, IReadOnlyList<FormGroup> Groups, bool AsksWho = false, bool IsReview = false)
{
    /// <summary>The fields of this step as paths of the request, such as <c>name</c>, <c>inputs.MinCapacity</c> and <c>assumptions.logsGb</c>.</summary>
    public IEnumerable<string> Fields =>
    [
        .. AsksWho ? FieldPaths.OfRequest : [],
        .. Groups.SelectMany(group => group.Fields).Select(asked => FieldPaths.Input(asked.Parameter)),
        .. Groups.SelectMany(group => group.Assumptions).Select(FieldPaths.Assumption),
    ];
}

public static class WizardSteps
{
    public const string First = "purpose";
    public const string Review = "review";

    /// <summary>The product's steps between name and place in front and the review at the end.</summary>
    public static IReadOnlyList<WizardStep> Of(Product product)
    {
        var steps = product.Steps.Select(step => new WizardStep(step.Id, step.Title, step.Groups)).ToList();
        if (steps is [{ Id: First }, ..]) steps[0] = steps[0] with { AsksWho = true };
        else steps.Insert(0, new WizardStep(First, "Purpose", [], AsksWho: true));
        steps.Add(new WizardStep(Review, "Review", [], IsReview: true));
        return steps;
    }

    /// <summary>Index of the step that asks for a field; a field that no step asks for belongs to the review, where everything stands.</summary>
    public static int Asking(this IReadOnlyList<WizardStep> steps, string field)
    {
        for (var i = 0; i < steps.Count; i++)
            if (steps[i].Fields.Contains(field)) return i;
        return steps.Count - 1;
    }

    /// <summary>Index of the step with this id; 0 when there is none.</summary>
    public static int At(this IReadOnlyList<WizardStep> steps, string? id)
    {
        for (var i = 0; i < steps.Count; i++)
            if (steps[i].Id == id) return i;
        return 0;
    }
}
