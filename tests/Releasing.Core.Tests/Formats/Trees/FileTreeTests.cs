using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;
using Shouldly;
using Xunit;

namespace Releasing.Core.Tests.Formats.Trees;

public sealed class FileTreeTests
{
    [Fact]
    public void Has_parents_before_children_and_siblings_in_ordinal_order()
    {
        var tree = Tree(NameComparison.CaseSensitive, File("a/b"), File("a-b"), File("a/a/c"), File("B"), ArchiveEntry.Directory("z"));

        tree.Nodes.Select(node => node.Path).ShouldBe(["", "B", "a", "a/a", "a/a/c", "a/b", "a-b", "z"]);
        tree.Root.Children.Select(node => node.Name).ShouldBe(["B", "a", "a-b", "z"]);
    }

    [Fact]
    public void Is_the_same_whatever_the_order_of_the_entries()
    {
        ArchiveEntry[] entries = [File("a/b"), File("a-b"), ArchiveEntry.Directory("a") with { Mode = 0b111_000_000 }, ArchiveEntry.SymbolicLink("l", "a")];

        var forward = Tree(NameComparison.CaseSensitive, entries);
        var backward = Tree(NameComparison.CaseSensitive, [.. entries.Reverse()]);

        backward.Nodes.Select(Line).ShouldBe(forward.Nodes.Select(Line));
        forward.Nodes.Single(node => node.Path == "a").Mode.ShouldBe(0b111_000_000);
    }

    [Fact]
    public void A_directory_that_nobody_named_has_mode_755()
    {
        var tree = Tree(NameComparison.CaseSensitive, File("a/b"));

        tree.Nodes[1].Kind.ShouldBe(EntryKind.Directory);
        tree.Nodes[1].Mode.ShouldBe(0b111_101_101);
        tree.Nodes[2].Parent.ShouldBe(tree.Nodes[1]);
    }

    [Fact]
    public void Names_everything_that_is_wrong_at_once()
    {
        var failure = Should.Throw<PreflightException>(() => Tree(NameComparison.CaseSensitive, File("a"), File("a"), File("a/b"), File("c/d"), ArchiveEntry.SymbolicLink("c", "a")));

        failure.Problems.ShouldBe(
        [
            "Two entries have the path 'a'. Give each a path of its own.",
            "'a/b' lies in 'a', which is not a directory. Give it another path.",
            "'c/d' lies in 'c', which is not a directory. Give it another path.",
        ]);
    }

    [Fact]
    public void Case_makes_a_difference_only_where_the_file_system_sees_one()
    {
        Tree(NameComparison.CaseSensitive, File("Read"), File("read")).Nodes.Count.ShouldBe(3);

        Should.Throw<PreflightException>(() => Tree(NameComparison.CaseInsensitive, File("Read"), File("read"), File("x/a"), File("X/b"))).Problems.Count.ShouldBe(2);
    }

    [Fact]
    public void A_directory_named_twice_alike_is_one()
    {
        Tree(NameComparison.CaseSensitive, ArchiveEntry.Directory("a"), ArchiveEntry.Directory("a")).Nodes.Count.ShouldBe(2);
    }

    [Fact]
    public void Depth_is_bounded_by_memory_alone()
    {

        Tree(NameComparison.CaseSensitive, File(string.Join('/', Enumerable.Repeat("d", 2_001)))).Nodes.Count.ShouldBe(2_002);
    }

    private static FileTree Tree(NameComparison comparison, params ArchiveEntry[] entries) => FileTree.Of(entries, comparison, "the test");

    private static ArchiveEntry File(string name) => ArchiveEntry.File(name, ContentSource.FromBytes(new byte[] { 1 }, name));

    private static string Line(TreeNode node) => $"{node.Kind} {node.Path} {node.Mode} {node.LinkTarget}";
}
