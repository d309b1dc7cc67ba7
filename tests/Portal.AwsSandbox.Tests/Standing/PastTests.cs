using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Standing;

public sealed class PastTests : IDisposable
{
    private const string Template = """
        Parameters: { Size: { Type: String, Default: db.t4g.medium }, Port: { Type: String, Default: '6379' } }
        Resources:
          Database: { Type: "AWS::RDS::DBInstance", DeletionPolicy: Delete, Properties: { DBInstanceClass: !Ref Size, Engine: mysql } }
          Cache: { Type: "AWS::ElastiCache::ReplicationGroup", Properties: { ReplicationGroupDescription: c, Port: !Ref Port } }
          Bucket: { Type: "AWS::S3::Bucket", DeletionPolicy: Retain }
        """;

    private readonly LocalWorld world = new();
    private readonly DateTimeOffset start;

    public PastTests()
    {
        world.Clock.Show(new DateTimeOffset(2025, 10, 1, 8, 0, 0, TimeSpan.Zero));
        start = world.Clock.Shown;
    }

    [Fact]
    public async Task A_change_in_place_begins_another_spell_of_the_same_resource()
    {
        await world.StackAsync("CreateStack", "shop", Template, ("Tags.member.1.Key", "owner"), ("Tags.member.1.Value", "mara"));
        await world.StackAsync("UpdateStack", "shop", Template, StackSteps.Parameters(("Size", "db.t4g.large")));
        var database = All().Where(spell => spell.LogicalId == "Database").ToList();
        database.Select(spell => spell.Text("DBInstanceClass")).ShouldBe(["db.t4g.medium", "db.t4g.large"]);
        database[0].PhysicalId.ShouldBe(database[1].PhysicalId);
        database[0].To.ShouldBe(database[1].From);
        database[0].From.ShouldBeInRange(start, start.AddHours(1));
        database[0].StackTags["owner"].ShouldBe("mara");
        database[1].To.ShouldBeNull();
    }

    [Fact]
    public async Task A_replaced_resource_stands_until_its_successor_is_done()
    {
        await world.StackAsync("CreateStack", "shop", Template);
        await world.StackAsync("UpdateStack", "shop", Template, StackSteps.Parameters(("Port", "6380")));
        var cache = All().Where(spell => spell.LogicalId == "Cache").ToList();
        cache.Count.ShouldBe(2);
        cache[0].PhysicalId.ShouldNotBe(cache[1].PhysicalId);
        cache[0].To.ShouldNotBeNull().ShouldBeGreaterThan(cache[1].From.AddMinutes(3));
    }

    [Fact]
    public async Task A_deleted_stack_ends_all_but_what_it_retains_and_is_still_told()
    {
        await world.StackAsync("CreateStack", "shop", Template);
        await world.StackAsync("DeleteStack", "shop");
        var all = All();
        all.Where(spell => spell.To is null).Select(spell => spell.LogicalId).ShouldBe(["Bucket"]);
        all.Count.ShouldBe(3);
        Past.Between(world.Region, start, start.AddMinutes(30)).Count.ShouldBe(3);
        Past.Between(world.Region, start.AddHours(3), start.AddHours(4)).Single().LogicalId.ShouldBe("Bucket");
    }

    [Fact]
    public async Task A_change_behind_the_back_is_laid_over_the_properties()
    {
        await world.StackAsync("CreateStack", "shop", Template);
        await world.Region.ChangeAsync(_ =>
        {
            var stack = world.Region.ByName("shop")!;
            var database = stack.Resources["Database"];
            database.Standing = database.Standing! with { OutOfBand = new Dictionary<string, string> { ["DBInstanceClass"] = "\"db.m7g.large\"" } };
            world.Region.Touch(stack);
            return true;
        });
        All().Last(spell => spell.LogicalId == "Database").Text("DBInstanceClass").ShouldBe("db.m7g.large");
    }

    [Fact]
    public async Task The_past_survives_a_restart_and_is_forgotten_after_fourteen_months()
    {
        await world.StackAsync("CreateStack", "shop", Template);
        await world.StackAsync("UpdateStack", "shop", Template, StackSteps.Parameters(("Port", "6380")));
        await world.StackAsync("DeleteStack", "shop");
        var before = All();
        world.Restart();
        All().Select(spell => (spell.Number, spell.PhysicalId, spell.From, spell.To)).ShouldBe(before.Select(spell => (spell.Number, spell.PhysicalId, spell.From, spell.To)));
        world.Forward(Past.Kept - TimeSpan.FromDays(1));
        All().Count.ShouldBe(before.Count);
        world.Forward(TimeSpan.FromDays(2));
        All().Select(spell => spell.LogicalId).ShouldBe(["Bucket"]);
    }

    [Fact]
    public async Task The_same_seed_and_calls_make_the_same_ids()
    {
        using var other = new LocalWorld();
        other.Clock.Show(start);
        using var another = new LocalWorld("other seed");
        foreach (var each in (LocalWorld[])[world, other, another]) await each.StackAsync("CreateStack", "shop", Template);
        var ids = All().Where(spell => spell.Type == "AWS::S3::Bucket").Select(spell => spell.StackId + spell.PhysicalId).ToList();
        Past.Now(other.Region, "AWS::S3::Bucket").Select(spell => spell.StackId + spell.PhysicalId).ShouldBe(ids);
        Past.Now(another.Region, "AWS::S3::Bucket").Select(spell => spell.StackId + spell.PhysicalId).ShouldNotBe(ids);
    }

    public void Dispose() => world.Dispose();

    private IReadOnlyList<Spell> All() => Past.Between(world.Region, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
}
