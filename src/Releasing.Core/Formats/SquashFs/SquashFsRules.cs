using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Formats.Trees;
using Releasing.Text;

namespace Releasing.Formats.SquashFs;

/// <summary>What the format, and Linux when it reads it, cannot hold.</summary>
internal static class SquashFsRules
{
    // NAME_MAX and PATH_MAX of linux/limits.h; a target's final NUL counts.
    private const int LongestName = 255;
    private const int LongestTarget = 4095;

    // A listing's length is a number of 32 bits, and its index has at most 65,535 runs of 8 KiB.
    private const long LongestListing = 256L * 1024 * 1024;

    /// <summary>Refuses settings or a tree that cannot become an image, with all that is wrong.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="where">What messages call the image.</param>
    /// <exception cref="PreflightException">Something is wrong.</exception>
    public static void Demand(FileTree tree, SquashFsSettings settings, string where)
    {
        var problems = settings.Problems().Concat(tree.Nodes.SelectMany(Problems)).ToList();
        if (problems.Count > 0)
        {
            throw new PreflightException(where, problems);
        }
    }

    private static IEnumerable<string> Problems(TreeNode node)
    {
        if (Encoding.UTF8.GetByteCount(node.Name) > LongestName)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The name of '{PlainText.Line(node.Path)}' has more than {LongestName} bytes, the most that Linux opens. Shorten it.");
        }

        if (node.LinkTarget is { } target && Encoding.UTF8.GetByteCount(target) > LongestTarget)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The link '{PlainText.Line(node.Path)}' points to a path of more than {LongestTarget} bytes, the most that Linux follows. Shorten it.");
        }

        if (node.Children.Count > LongestListing / (LongestName + 1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"'{PlainText.Line(node.Path)}' has {node.Children.Count} entries, more than a directory can list. Spread them over several directories.");
        }
    }
}
