using Releasing.Cake.Reports;
using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Reports;

public sealed class TaskLanesTests
{
    [Fact]
    public void A_chain_is_a_straight_line()
    {
        var lanes = Place("a", "b:a", "c:b");

        lanes.Width.ShouldBe(1);
        lanes.WaitsFor(2).ShouldBe([1]);
    }

    [Fact]
    public void What_is_waited_for_through_another_task_has_no_line_of_its_own() => Place("a", "b:a", "c:a,b").WaitsFor(2).ShouldBe([1]);

    [Fact]
    public void No_line_crosses_a_task()
    {
        string[] graph = ["a", "b:a", "c:b", "d:a", "e:c,d", "f:a", "g:e,f", "h"];
        var lanes = Place(graph);

        for (var row = 0; row < graph.Length; row++)
        {
            foreach (var above in lanes.WaitsFor(row))
            {
                Enumerable.Range(above + 1, row - above - 1).ShouldAllBe(between => lanes.LaneOf(between) != lanes.LaneOf(above));
            }
        }
    }

    [Fact]
    public void Names_that_did_not_run_are_left_out() => Place("a:never", "b:a,never").WaitsFor(1).ShouldBe([0]);

    [Fact]
    public void Nothing_at_all_has_one_lane() => Place().Width.ShouldBe(1);

    private static TaskLanes Place(params string[] graph)
    {
        var parts = graph.Select(task => task.Split(':')).ToList();
        return new TaskLanes(
            [.. parts.Select(part => new TaskRun(part[0], TaskState.Done, TimeSpan.Zero, TimeSpan.Zero))],
            parts.ToDictionary(part => part[0], part => (IReadOnlyList<string>)(part.Length > 1 ? part[1].Split(',') : [])));
    }
}
