using Portal.AwsSandbox.CloudFormation;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Tests.Harness;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Tests.State;

/// <summary>
/// The promise behind durability: what is held is a function of what was asked and of the clock. A world that is cut off at any
/// moment and opened again from its files must go on exactly as the one that was not.
/// </summary>
public sealed class ReplayTests : IDisposable
{
    private const string Base = """
        Parameters: { Size: { Type: String, Default: db.t4g.medium } }
        Resources:
          Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: 10.0.0.0/16 } }
          Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
          Database: { Type: "AWS::RDS::DBInstance", DeletionPolicy: Delete, Properties: { DBInstanceClass: !Ref Size, Engine: mysql, MultiAZ: true } }
          Queue: { Type: "AWS::SQS::Queue", DependsOn: Subnet }
          Group:
            Type: AWS::AutoScaling::AutoScalingGroup
            DependsOn: Subnet
            CreationPolicy: { ResourceSignal: { Count: 3 } }
            Properties: { MinSize: '3', MaxSize: '9', VPCZoneIdentifier: [!Ref Subnet] }
        Outputs: { Vpc: { Value: !Ref Vpc, Export: { Name: base-vpc } } }
        """;

    private const string User = "Resources: { A: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: !ImportValue base-vpc, CidrBlock: 10.0.1.0/24 } } }";

    private readonly string folder = Path.Combine(Path.GetTempPath(), "replay-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly ManualTime time = new();

    /// <summary>Calls and mishaps by the second of wall time at which they come; the sandbox runs 60 times as fast.</summary>
    private static readonly (int Second, string Action, string Form)[] Story =
    [
        (0, "CreateStack", "StackName=base&TemplateBody=" + Uri.EscapeDataString(Base)),
        (4, "fault", "update Database"),
        (20, "CreateStack", "StackName=user&TemplateBody=" + Uri.EscapeDataString(User)),
        (21, "UpdateStack", "StackName=base&UsePreviousTemplate=true&Parameters.member.1.ParameterKey=Size&Parameters.member.1.ParameterValue=db.t4g.large"),
        (38, "DeleteStack", "StackName=base"),
        (46, "DeleteStack", "StackName=user"),
        (52, "DeleteStack", "StackName=base"),
    ];

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(1)] // A checkpoint after every write.
    public async Task A_world_cut_off_at_any_moment_goes_on_as_if_it_had_not_been(long longJournal)
    {
        var clock = new SimulatedClock(time, folder, 60);
        using var world = new World(clock, folder, longJournal);
        var copies = new List<string>();
        for (var second = 0; second < 80; second++)
        {
            foreach (var step in Story.Where(step => step.Second == second)) await TellAsync(world, step.Action, step.Form);
            // Every third second the pump has run; in between, what happened since is on no disk.
            if (second % 3 == 0) world.Region("111111111111", "us-east-1").Tick(persist: true);
            if (second % 7 == 2) copies.Add(Copy(second));
            time.Forward(TimeSpan.FromSeconds(1));
        }
        var expected = Events(world);
        expected.Count.ShouldBeGreaterThan(40);
        expected.ShouldContain(line => line.Contains("UPDATE_ROLLBACK_COMPLETE", StringComparison.Ordinal));
        expected.ShouldContain(line => line.Contains("Delete canceled", StringComparison.Ordinal));

        foreach (var copy in copies)
        {
            var second = int.Parse(Path.GetExtension(copy)[1..]);
            using var again = new World(new SimulatedClock(time, copy, 60), copy, longJournal);
            // Calls made after the cut never reached this copy: what it shows must be the beginning of the same story.
            var cut = Story.Where(step => step.Second > second).Select(step => step.Second).DefaultIfEmpty(int.MaxValue).Min();
            var known = expected.Where(line => cut == int.MaxValue || At(line) < Began.AddSeconds(cut)).ToList();
            Events(again).Where(line => cut == int.MaxValue || At(line) < Began.AddSeconds(cut)).ShouldBe(known, $"cut off at second {second}");
            if (cut == int.MaxValue) Spells(again).ShouldBe(Spells(world), $"cut off at second {second}");
        }
    }

    public void Dispose()
    {
        foreach (var each in Directory.EnumerateDirectories(Path.GetTempPath(), Path.GetFileName(folder) + "*")) Directory.Delete(each, recursive: true);
    }

    private static List<string> Spells(World world) => [.. Portal.AwsSandbox.Standing.Past.Between(
        world.Region("111111111111", "us-east-1"), DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Select(spell => $"{spell.Number} {spell.PhysicalId} {spell.From:O} {spell.To:O} {spell.Json}")];

    private static readonly DateTimeOffset Began = new ManualTime().GetUtcNow();

    private static DateTimeOffset At(string line) => DateTimeOffset.Parse(line.Split(' ')[0]);

    private static List<string> Events(World world) => world.Region("111111111111", "us-east-1").Read(_ => world.Region("111111111111", "us-east-1").Stacks
        .OrderBy(stack => stack.Number).SelectMany(stack => stack.Events.Select(e =>
            $"{e.At:O} {stack.Name} {e.EventId} {e.LogicalId} {e.PhysicalId} {e.Status} {e.Reason}")).ToList());

    private static async Task TellAsync(World world, string action, string form)
    {
        var region = world.Region("111111111111", "us-east-1");
        if (action == "fault")
        {
            await region.ChangeAsync(_ =>
            {
                region.Facts.Faults.Add(new Fault("f", FaultKind.Fail, form.Split(' ')[0], null, form.Split(' ')[1], null, "No capacity", 1));
                region.TouchFacts();
                return true;
            });
            return;
        }
        var input = QueryInput.Parse($"Action={action}&Version=2010-05-15&{form}");
        var caller = new Caller("111111111111", "arn", "id", "sandbox");
        await CloudFormationService.Create(world).AnswerAsync(
            new WireRequest("cloudformation", "us-east-1", caller, action, "2010-05-15", input, "r"), TestContext.Current.CancellationToken);
    }

    // What a crash leaves: the files as they are at this moment.
    private string Copy(int second)
    {
        var copy = $"{folder}.{second}";
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var written = File.Create(target);
            source.CopyTo(written);
        }
        return copy;
    }
}
