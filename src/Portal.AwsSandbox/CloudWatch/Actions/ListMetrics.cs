using Portal.AwsSandbox.CloudWatch.Catalog;
using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Metrics that had samples in the last two weeks, or in the last three hours.</summary>
internal sealed class ListMetrics(Landscape landscape)
{
    private const int PageSize = 500;

    public Output Handle(WireRequest request, Members input)
    {
        if (input.Text("RecentlyActive") is not (null or "" or "PT3H")) throw Inputs.Invalid("The value for parameter RecentlyActive must be PT3H");
        var filters = (input.Structures("Dimensions") ?? []).ConvertAll(each => (Name: Inputs.Required(each, "Name"), Value: each.Text("Value")));
        if (filters.Count > 10) throw Inputs.Invalid("The collection Dimensions must not have a size greater than 10.");
        var now = landscape.World.Clock.Shown;
        var since = now - (input.Text("RecentlyActive") == "PT3H" ? TimeSpan.FromHours(3) : TimeSpan.FromDays(14));
        string? space = input.Text("Namespace"), name = input.Text("MetricName");
        var all = All(landscape.World.Region(request.Account, request.Region), space, name, since, now)
            .Where(key => (space is null or "" || key.Namespace == space) && (name is null or "" || key.Name == name) &&
                          filters.TrueForAll(filter => key.Dimensions.Any(dimension => dimension.Name == filter.Name && filter.Value is null or "" || dimension == new MetricDimension(filter.Name, filter.Value!))))
            .DistinctBy(key => key.Text).OrderBy(key => key.Text, StringComparer.Ordinal).ToList();
        var place = PageToken.Read(input.Text("NextToken"), request.Action) ?? new PageToken(0, 0);
        var page = all.Skip((int)place.After).Take(PageSize).ToList();
        return new Output
        {
            { "Metrics", page.ConvertAll(Shapes.Metric) },
            { "NextToken", place.After + PageSize < all.Count ? new PageToken(place.After + PageSize, 0).Write(request.Action) : null },
        };
    }

    private IEnumerable<MetricKey> All(Region region, string? space, string? name, DateTimeOffset since, DateTimeOffset now)
    {
        var rows = MetricTable.Rows.Where(row => (space is null or "" || row.Namespace == space) && (name is null or "" || row.Name == name)).ToList();
        var reported =
            from row in rows
            where row.Namespace != "AWS/CloudFront" || region.Name == Landscape.Global
            from place in landscape.Places(region, row)
            from picture in landscape.Pictures(place)
            from subject in row.Of
            from dimensions in Subjects.Of(subject, picture, since, now)
            select new MetricKey(row.Namespace, row.Name, dimensions);
        return reported.Concat(region.Read(_ => region.Metrics.All.Where(metric => metric.Latest >= since.ToUnixTimeSeconds()).Select(metric => metric.Key).ToList()));
    }
}
