namespace Releasing.Tests.Notes.Commits;

public sealed class ReferenceReaderTests
{
    [Theory]
    [InlineData("docs: x #1 and #2", "#1 #2")]
    [InlineData("docs: #1 #1", "#1")]
    [InlineData("docs: x (#12)", "#12")]
    [InlineData("docs: GH-7, aGH-8", "#7")]
    [InlineData("docs: owner/name#3", "owner/name#3")]
    [InlineData("docs: name#3 ../x#4 a//b#5", "")]
    [InlineData("docs: #12abc #1_2 #0 #99999999999", "")]
    [InlineData("docs: https://example.org/o/n/issues/5 https://example.org/o/n/pull/6#issuecomment", "o/n#5 o/n#6")]
    [InlineData("docs: https://example.org/g/s/n/-/merge_requests/8", "g/s/n#8")]
    [InlineData("docs: https://example.org/issues/5", "")]
    [InlineData("fix: #1", "+#1")]
    [InlineData("docs: closes #1", "+#1")]
    [InlineData("docs: Fixes: #1, #2 and #3, sees #4", "+#1 +#2 +#3 #4")]
    [InlineData("docs: prefixes #1 re-fixes #2 fixes#3", "#1 #2")]
    [InlineData("docs: see #1\n\nResolved owner/name#1", "#1 +owner/name#1")]
    [InlineData("docs: see #1\n\ncloses #1", "+#1")]
    [InlineData("docs: x\n\nCloses: #1, #2\nRefs: #3", "+#1 +#2 #3")]
    [InlineData("docs: x\n\nFixes #12", "+#12")]
    public void Finds_references(string message, string expected) =>
        string.Join(' ', CommitOf.Message(message).References.Select(reference => $"{(reference.Closes ? "+" : "")}{reference.Repository}#{reference.Number}")).ShouldBe(expected);
}
