namespace Releasing.Cake.Builders.Go;

/// <summary>
/// Tells whether a file may be part of a build for some target (go/build/constraint): a tag that depends on the target or the Go version may be
/// either, one from the settings is set, any other (<c>ignore</c>, <c>tools</c>) is not.
/// </summary>
internal static class GoBuildConstraint
{
    private static readonly HashSet<string> s_depends = new(StringComparer.Ordinal)
    {
        "linux", "darwin", "windows", "unix", "amd64", "arm64", "arm", "cgo", "gc", "amd64.v1", "amd64.v2", "amd64.v3", "amd64.v4", "arm.5", "arm.6", "arm.7",
    };

    /// <summary>False only when no target has the file.</summary>
    /// <param name="expression">What follows <c>//go:build</c>; null holds always.</param>
    /// <param name="tags">Build tags that are set.</param>
    public static bool MayHold(string? expression, IReadOnlyCollection<string> tags)
    {
        if (expression is null)
        {
            return true;
        }

        var position = 0;
        return Or(expression, ref position, tags) != false;
    }

    // Three values: true, false, and null for "depends".
    private static bool? Or(string text, ref int position, IReadOnlyCollection<string> tags)
    {
        var value = And(text, ref position, tags);
        while (Skip(text, ref position, "||"))
        {
            var right = And(text, ref position, tags);
            value = value == true || right == true ? true : value is null || right is null ? null : false;
        }

        return value;
    }

    private static bool? And(string text, ref int position, IReadOnlyCollection<string> tags)
    {
        var value = Not(text, ref position, tags);
        while (Skip(text, ref position, "&&"))
        {
            var right = Not(text, ref position, tags);
            value = value == false || right == false ? false : value is null || right is null ? null : true;
        }

        return value;
    }

    private static bool? Not(string text, ref int position, IReadOnlyCollection<string> tags)
    {
        if (Skip(text, ref position, "!"))
        {
            return !Not(text, ref position, tags);
        }

        if (Skip(text, ref position, "("))
        {
            var inner = Or(text, ref position, tags);
            Skip(text, ref position, ")");
            return inner;
        }

        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '.'))
        {
            position++;
        }

        var tag = text[start..position];
        return tags.Contains(tag) ? true : s_depends.Contains(tag) || tag.StartsWith("go1.", StringComparison.Ordinal) ? null : false;
    }

    private static bool Skip(string text, ref int position, string token)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        if (!text.AsSpan(position).StartsWith(token, StringComparison.Ordinal))
        {
            return false;
        }

        position += token.Length;
        return true;
    }
}
