using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Ui;

public sealed partial class DataTable<TRow>
    where TRow : notnull
{
    private const int VirtualPast = 100;

    private readonly List<DataColumn<TRow>> columns = [];
    private List<TRow> ordered = [];
    private string? sortedBy;
    private bool descending;

    /// <summary>All rows; null while they are read.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TRow>? Rows { get; set; }

    /// <summary><see cref="DataColumn{TRow}"/> elements, state first, name second.</summary>
    [Parameter, EditorRequired] public RenderFragment Columns { get; set; } = default!;

    /// <summary>What the table holds, for screen readers.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What makes a row itself when the list is read again.</summary>
    [Parameter, EditorRequired] public Func<TRow, object> Key { get; set; } = default!;

    [Parameter] public Func<TRow, string>? RowClass { get; set; }

    /// <summary>Title of the column to sort by at first, a minus in front for descending: what an address kept. Else <see cref="DataColumn{TRow}.First"/>.</summary>
    [Parameter] public string? Sorted { get; set; }

    /// <summary>Told when a header is clicked, in the words of <see cref="Sorted"/>.</summary>
    [Parameter] public EventCallback<string> SortedChanged { get; set; }

    /// <summary>Rows of 28 px.</summary>
    [Parameter] public bool Dense { get; set; }

    /// <summary>Rows of 48 px, with a second line in some cells.</summary>
    [Parameter] public bool TwoLines { get; set; }

    /// <summary>Scrolls by itself past this many px; with the page without.</summary>
    [Parameter] public int? Height { get; set; }

    /// <summary>Instead of the table while there is no row.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>Rows of the foot: sums.</summary>
    [Parameter] public RenderFragment? Foot { get; set; }

    /// <summary>Keys of the selected rows. Give <see cref="RowName"/> too: rows get a box named after it.</summary>
    [Parameter] public IReadOnlySet<object> Selected { get; set; } = new HashSet<object>();

    [Parameter] public EventCallback<IReadOnlySet<object>> SelectedChanged { get; set; }
    [Parameter] public Func<TRow, string>? RowName { get; set; }

    /// <summary>What can be done with the selected rows; stands over the table while some are.</summary>
    [Parameter] public RenderFragment? SelectionBar { get; set; }

    private bool Selectable => SelectedChanged.HasDelegate;
    private bool Virtual => Rows is { Count: > VirtualPast };
    private float RowHeight => Dense ? 28 : TwoLines ? 48 : 36;

    internal void Add(DataColumn<TRow> column)
    {
        if (columns.Contains(column)) return;
        columns.Add(column);
        if (sortedBy is null && column.First is { } first)
        {
            (sortedBy, descending) = (column.Title, first == SortDirection.Descending);
            Order(column);
        }
        else if (sortedBy == column.Title)
        {
            Order(column);
        }
    }

    protected override void OnParametersSet()
    {
        ordered = [.. Rows ?? []];
        if (sortedBy is null && Sorted is { Length: > 0 } kept) (sortedBy, descending) = (kept.TrimStart('-'), kept[0] == '-');
    }

    private Task SortBy(DataColumn<TRow> column)
    {
        // The columns come again with this render, and the sorted one puts the rows in order.
        (sortedBy, descending) = (column.Title, sortedBy == column.Title ? !descending : column.First == SortDirection.Descending);
        return SortedChanged.InvokeAsync(descending ? $"-{sortedBy}" : sortedBy);
    }

    private void Order(DataColumn<TRow> column)
    {
        if (column.Sort is not { } by || Rows is null) return;
        var known = Rows.Where(row => by(row) is not null);
        var sorted = descending ? known.OrderByDescending(by, SortOrder.Instance) : known.OrderBy(by, SortOrder.Instance);
        ordered = [.. sorted, .. Rows.Where(row => by(row) is null)];
    }

    private string? SortOf(DataColumn<TRow> column) =>
        column.Sort is null ? null : column.Title != sortedBy ? "none" : descending ? "descending" : "ascending";

    private Task SelectAllAsync(ChangeEventArgs args) =>
        SelectedChanged.InvokeAsync(args.Value is true ? Rows!.Select(Key).ToHashSet() : new HashSet<object>());

    private Task SelectAsync(TRow row, bool selected)
    {
        var keys = Selected.ToHashSet();
        if (selected) keys.Add(Key(row));
        else keys.Remove(Key(row));
        return SelectedChanged.InvokeAsync(keys);
    }

    private sealed class SortOrder : IComparer<IComparable?>
    {
        public static readonly SortOrder Instance = new();

        public int Compare(IComparable? x, IComparable? y) =>
            x is string left && y is string right ? string.Compare(left, right, StringComparison.OrdinalIgnoreCase) : Comparer<IComparable?>.Default.Compare(x, y);
    }
}
