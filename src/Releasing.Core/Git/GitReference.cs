namespace Releasing.Git;

/// <summary>A tag's name and what it stands for, which need not be a commit.</summary>
/// <param name="Name">Without <c>refs/tags/</c>. Written by others.</param>
/// <param name="Target">The full hash of the object behind all tag objects.</param>
/// <param name="IsAnnotated">It has a tag object of its own.</param>
internal sealed record GitReference(string Name, string Target, bool IsAnnotated)
{
    private const string Prefix = "refs/tags/";
    private const string Peeled = "^{}";

    /// <summary>Reads what <c>git show-ref --tags --dereference</c> writes: a line for the tag and, for one with an object of its own, another for what it stands for.</summary>
    public static IReadOnlyList<GitReference> Read(string output)
    {
        var tags = new List<GitReference>();
        for (var rest = output.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var space = line.IndexOf(' ');
            if (space < 0 || !line[(space + 1)..].StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            // No name holds '^' (git-check-ref-format(1), rule 4).
            var target = line[..space].ToString();
            var name = line[(space + 1 + Prefix.Length)..];
            if (name.EndsWith(Peeled, StringComparison.Ordinal))
            {
                tags[^1] = tags[^1] with { Target = target, IsAnnotated = true };
            }
            else
            {
                tags.Add(new GitReference(name.ToString(), target, IsAnnotated: false));
            }
        }

        return tags;
    }
}
