using Portal.CloudFormation;
using Portal.Domain.Catalog;

namespace Portal.Requests.Wizard;

/// <summary>What stands in a group's card: a field, something decided, or a usage figure.</summary>
/// <param name="Width">One of <see cref="FieldWidths"/>.</param>
public abstract record GroupCell(string Width)
{
    public sealed record Asked(FormField Field, ParameterDeclaration Parameter, string Width) : GroupCell(Width);

    public sealed record Decided(FormFact Fact, string Width) : GroupCell(Width);

    public sealed record Assumed(Assumption Assumption, string Width) : GroupCell(Width);

    /// <summary>Fields in their order; what is decided or assumed fills the rows they leave open, the rest comes last.</summary>
    /// <param name="needsRow">The field takes a whole row, whatever its width.</param>
    public static IReadOnlyList<GroupCell> Arrange(IReadOnlyList<Asked> asked, IReadOnlyList<GroupCell> others, Func<Asked, bool> needsRow)
    {
        var cells = new List<GroupCell>();
        var open = new Queue<GroupCell>(others);
        var used = 0;
        foreach (var field in asked)
        {
            var columns = needsRow(field) ? FieldWidths.Row : FieldWidths.Columns(field.Width);
            if (used + columns > FieldWidths.Row)
            {
                while (open.TryPeek(out var next) && used + FieldWidths.Columns(next.Width) <= FieldWidths.Row)
                {
                    cells.Add(open.Dequeue());
                    used += FieldWidths.Columns(next.Width);
                }
                used = 0;
            }
            cells.Add(field);
            used = (used + columns) % FieldWidths.Row;
        }
        return [.. cells, .. open];
    }
}
