using Cake.Core.Diagnostics;
using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Running;

public sealed class GitHubActionsTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly RecordingLog _inner = new();
    private readonly GitHubActionsLog _log;

    public GitHubActionsTests() => _log = new GitHubActionsLog(_inner, _output);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void The_error_that_ends_the_run_is_an_annotation_titled_by_its_task()
    {
        _log.Task = "CrossCompile";

        _log.Error("An error occurred when executing task '{0}'.", "CrossCompile");
        _log.Error("Error: {0}", "cargo failed\n::error::x {1}");

        _output.ToString().ShouldBe("::error title=CrossCompile::cargo failed%0A::error::x {1}\n");
        _inner.Lines.ShouldBe(["An error occurred when executing task 'CrossCompile'."]);
    }

    [Fact]
    public void No_line_of_the_log_is_a_command()
    {
        _log.Information("{0}\n{1}", "::add-mask::a", "##[error]b");

        _inner.Lines.ShouldBe([": :add-mask::a\n## [error]b"]);
    }

    [Fact]
    public void Text_with_braces_is_printed_as_it_is()
    {
        _log.Information("a {b} c");
        _log.Error("x {y}");

        _inner.Lines.ShouldBe(["a {b} c"]);
        _output.ToString().ShouldContain("::x {y}");
    }

    [Fact]
    public void What_an_item_printed_stands_in_a_group()
    {
        using (var scope = new GitHubActionsProgress(_log, _output).Begin("Build", 2))
        {
            scope.Started("linux");
            scope.Finished("linux", ItemOutcome.Made, TimeSpan.FromSeconds(2), ["compiling", "::error::x"]);
            scope.Finished("quiet", ItemOutcome.UpToDate, TimeSpan.Zero, []);
        }

        _output.ToString().ShouldBe("::group::Build: linux\ncompiling\n: :error::x\n::endgroup::\n");
        _inner.Lines.ShouldBe(["[1/2] linux: done in 2.0 s", "[2/2] quiet: up to date"]);
    }

    [Fact]
    public void What_a_failed_item_printed_is_seen_without_a_click()
    {
        using var scope = new GitHubActionsProgress(_log, _output).Begin("Build", 1);

        scope.Finished("linux", ItemOutcome.Failed, TimeSpan.FromSeconds(2), ["no such file"]);

        _output.ToString().ShouldBe("no such file\n");
    }

    [Fact]
    public void A_name_cannot_break_out_of_its_group()
    {
        using var scope = new GitHubActionsProgress(_log, _output).Begin("Build", 1);

        scope.Finished("a\n::error::x", ItemOutcome.Made, TimeSpan.Zero, ["line"]);

        _output.ToString().Split('\n')[0].ShouldStartWith("::group::Build: a");
        _output.ToString().Split('\n').Count(line => line.StartsWith("::")).ShouldBe(2);
    }
}
