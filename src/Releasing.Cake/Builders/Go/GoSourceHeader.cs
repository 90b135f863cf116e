namespace Releasing.Cake.Builders.Go;

/// <summary>What stands at the top of a Go file.</summary>
/// <param name="Package">The name after <c>package</c>; empty when there is none.</param>
/// <param name="Constraint">What follows <c>//go:build</c>; null without one.</param>
internal sealed record GoSourceHeader(string Package, string? Constraint)
{
    private const string ConstraintMark = "//go:build ";

    /// <summary>Reads the lines of a file up to its package clause, past comments.</summary>
    public static GoSourceHeader Read(string file)
    {
        string? constraint = null;
        var inComment = false;
        foreach (var text in File.ReadLines(file))
        {
            var line = text.TrimStart('\uFEFF', ' ', '\t');
            while (line.Length > 0)
            {
                if (inComment)
                {
                    var end = line.IndexOf("*/", StringComparison.Ordinal);
                    inComment = end < 0;
                    line = end < 0 ? "" : line[(end + 2)..].TrimStart();
                }
                else if (line.StartsWith("/*", StringComparison.Ordinal))
                {
                    inComment = true;
                    line = line[2..];
                }
                else if (line.StartsWith("//", StringComparison.Ordinal))
                {
                    constraint ??= line.StartsWith(ConstraintMark, StringComparison.Ordinal) ? line[ConstraintMark.Length..].Trim() : null;
                    line = "";
                }
                else
                {
                    return new GoSourceHeader(PackageName(line), constraint);
                }
            }
        }

        return new GoSourceHeader("", constraint);
    }

    private static string PackageName(string clause)
    {
        var words = clause.Split([' ', '\t', ';', '/'], 3, StringSplitOptions.RemoveEmptyEntries);
        return words is ["package", var name, ..] ? name : "";
    }
}
