using Portal.Tests.Harness;

namespace Portal.Tests.Docs;

public sealed class DocLinkTests
{
    [Fact]
    public void Every_link_between_pages_leads_somewhere()
    {
        var broken = from page in DocPage.All from target in page.Links() where !Leads(page, target) select $"{page.Path}: {target}";
        broken.ShouldBeEmpty();
        DocPage.All.Sum(page => page.Links().Count()).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_first_one()
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>(["README.md"]);
        while (open.TryDequeue(out var path))
            if (seen.Add(path) && DocPage.All.FirstOrDefault(page => page.Path == path) is { } page)
                foreach (var target in page.Links()) open.Enqueue(PathOf(page, target.Split('#')[0]));
        DocPage.OfCommands.Select(page => page.Path).Except(seen).ShouldBeEmpty();
    }

    private static bool Leads(DocPage page, string target)
    {
        var (file, anchor) = (target.Split('#')[0], target.Contains('#', StringComparison.Ordinal) ? target.Split('#')[1] : null);
        var path = file.Length == 0 ? page.Path : PathOf(page, file);
        if (!Path.Exists(Path.Combine(Solution.Root, path))) return false;
        return anchor is null || DocPage.All.FirstOrDefault(each => each.Path == path)?.Anchors().Contains(anchor) == true;
    }

    private static string PathOf(DocPage page, string target) => Path.GetRelativePath(Solution.Root, Path.GetFullPath(Path.Combine(Solution.Root, Path.GetDirectoryName(page.Path)!, target)));
}
