using System.Text;

namespace Releasing.Notes.Cliff;

/// <summary>The heading that git-cliff's template makes of a group's name: without tags and comments, which only serve to sort, and with a capital letter.</summary>
internal static class CliffHeading
{
    /// <summary>The heading.</summary>
    /// <param name="group">Such as <c>&lt;!-- 0 --&gt;Features</c>.</param>
    public static string Of(string group)
    {
        var text = new StringBuilder(group.Length);
        var depth = 0;
        foreach (var letter in group)
        {
            depth += letter == '<' ? 1 : 0;
            text.Append(depth == 0 ? letter.ToString() : "");
            depth -= letter == '>' && depth > 0 ? 1 : 0;
        }

        var heading = text.ToString().Trim();
        return heading.Length == 0 ? group : char.ToUpperInvariant(heading[0]) + heading[1..];
    }
}
