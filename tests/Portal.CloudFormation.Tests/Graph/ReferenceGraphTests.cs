using Portal.CloudFormation.Graph;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Graph;

public sealed class ReferenceGraphTests
{
    [Fact]
    public void Every_way_to_refer_is_found_with_its_place()
    {
        var graph = Of("""
            Parameters: { P: { Type: String } }
            Mappings: { M: { a: { b: c } } }
            Conditions:
              C: !Equals [!Ref P, x]
              D: !Not [!Condition C]
            Resources:
              A: { Type: "A::B::C" }
              B:
                Type: A::B::C
                Condition: C
                DependsOn: A
                Properties:
                  One: !Ref A
                  Two: !GetAtt A.Arn
                  Three: !Sub ["${A}${A.Arn}${Own}${!A}${AWS::Region}", { Own: !Ref P }]
                  Four: !If [D, !FindInMap [M, a, b], x]
                  Condition: { StringEquals: { x: y } }
            Outputs:
              O: { Condition: C, Value: !Ref B, Export: { Name: !Ref P } }
            """);
        graph.Unresolved.ShouldBeEmpty();
        graph.References.Select(r => $"{r.Section} {r.From} {r.Via} {r.To}").ShouldBe(
        [
            "Conditions C Ref P", "Conditions D Condition C",
            "Resources B Condition C", "Resources B DependsOn A", "Resources B Ref A", "Resources B GetAtt A",
            "Resources B Sub A", "Resources B Sub A", "Resources B Ref P", "Resources B Condition D", "Resources B FindInMap M",
            "Outputs O Ref B", "Outputs O Ref P", "Outputs O Condition C",
        ]);
        var getAtt = graph.References.Single(r => r.Via == ReferenceVia.GetAtt);
        (getAtt.Path, getAtt.At).ShouldBe(("Resources.B.Properties.Two.Fn::GetAtt", new Position(14, 12)));
    }

    [Theory]
    [InlineData("Properties: { P: !Ref Nobody }", "no parameter or resource named Nobody", "Resources.A.Properties.P.Ref")]
    [InlineData("Properties: { P: !GetAtt Nobody.Arn }", "no resource named Nobody", "Resources.A.Properties.P.Fn::GetAtt")]
    [InlineData("Properties: { P: !Sub '${Nobody}' }", "no parameter or resource named Nobody", "Resources.A.Properties.P.Fn::Sub")]
    [InlineData("Properties: { P: !Sub '${Nobody.Arn}' }", "no resource named Nobody", "Resources.A.Properties.P.Fn::Sub")]
    [InlineData("Properties: { P: !FindInMap [Nobody, a, b] }", "no map named Nobody", "Resources.A.Properties.P.Fn::FindInMap")]
    [InlineData("Properties: { P: !If [Nobody, a, b] }", "no condition named Nobody", "Resources.A.Properties.P.Fn::If")]
    [InlineData("DependsOn: Nobody", "no resource named Nobody", "Resources.A.DependsOn")]
    [InlineData("Condition: Nobody", "no condition named Nobody", "Resources.A.Condition")]
    public void A_reference_to_nothing_is_unresolved(string attribute, string says, string path)
    {
        var problem = Of($$"""Resources: { A: { Type: "A::B::C", {{attribute}} } }""").Unresolved.ShouldHaveSingleItem();
        problem.Message.ShouldContain(says);
        problem.Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("A: B, B: A", "A → B → A")]
    [InlineData("A: A", "A → A")]
    [InlineData("A: B, B: C, C: D, D: B", "B → C → D → B")]
    [InlineData("A: B, B: A, C: D, D: C", "A → B → A; C → D → C")]
    [InlineData("A: [B, C], B: A, C: D, D: A", "A → B → A")]
    public void A_circle_is_named_by_its_shortest_way(string dependencies, string cycles) =>
        string.Join("; ", Graph(dependencies).Cycles).ShouldBe(cycles);

    [Fact]
    public void Levels_say_what_can_be_made_at_once()
    {
        var levels = Graph("A: [], B: A, C: A, D: [A, C, B], E: []").Levels;
        levels.Select(level => string.Join(" ", level)).ShouldBe(["A E", "B C", "D"]);
    }

    [Fact]
    public void What_a_circle_holds_up_is_in_no_level() =>
        Graph("A: [], B: C, C: B, D: C").Levels.ShouldHaveSingleItem().ShouldBe(["A"]);

    [Fact]
    public void A_chain_of_ten_thousand_resources_is_ordered()
    {
        var chain = string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"R{i}: R{i + 1}")) + ", R10000: []";
        var graph = Graph(chain);
        graph.Levels.Count.ShouldBe(10_001);
        graph.Cycles.ShouldBeEmpty();
    }

    [Fact]
    public void Loops_are_written_out_where_their_members_are_known()
    {
        var graph = Of("""
            Transform: AWS::LanguageExtensions
            Parameters: { Names: { Type: CommaDelimitedList, Default: "x,y" } }
            Resources:
              A: { Type: "A::B::C" }
              Fn::ForEach::L: [N, !Ref Names, { "R${N}": { Type: "A::B::C", DependsOn: A } }]
              Last: { Type: "A::B::C", DependsOn: [Rx, Ry] }
            """);
        graph.Unresolved.ShouldBeEmpty();
        graph.Levels.Select(level => string.Join(" ", level)).ShouldBe(["A", "Rx Ry", "Last"]);
    }

    [Fact]
    public void The_three_tier_template_has_neither_circles_nor_loose_ends()
    {
        var graph = ReferenceGraph.Of(Stack.Template(Fixture.ThreeTier));
        graph.Cycles.ShouldBeEmpty();
        graph.Unresolved.ShouldBeEmpty();
        graph.Levels.Sum(level => level.Count).ShouldBe(49);
    }

    private static ReferenceGraph Of(string text) => ReferenceGraph.Of(Stack.Template(text));

    private static ReferenceGraph Graph(string dependencies)
    {
        var resources = dependencies.Split(", ").Aggregate(new List<string>(), (all, part) =>
        {
            if (part.Contains(':', StringComparison.Ordinal)) all.Add(part);
            else all[^1] += ", " + part;
            return all;
        });
        return Of("Resources:\n" + string.Join("\n", resources.Select(r => $"  {r.Split(": ")[0]}: {{ Type: 'A::B::C', DependsOn: {r.Split(": ")[1]} }}")));
    }
}
