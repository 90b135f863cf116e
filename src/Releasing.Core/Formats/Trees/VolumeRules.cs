using System.Text;
using Releasing.Formats.Archives;
using Releasing.Text;

namespace Releasing.Formats.Trees;

/// <summary>What no volume of a disk image may hold, whatever its file system.</summary>
internal static class VolumeRules
{
    // PATH_MAX of macOS without its NUL.
    private const int LongestTarget = 1023;

    /// <summary>Everything that is wrong with a file, folder or link.</summary>
    /// <param name="node">What it is.</param>
    /// <param name="system">What messages call the file system.</param>
    /// <returns>One full sentence each.</returns>
    public static IEnumerable<string> Problems(TreeNode node, string system)
    {
        if (node.Kind == EntryKind.HardLink)
        {
            yield return $"'{PlainText.Line(node.Path)}' is a hard link, which is not written to {system} volumes. Make it a file or a symbolic link.";
        }

        if (Encoding.UTF8.GetByteCount(node.LinkTarget ?? "") > LongestTarget)
        {
            yield return $"The target of '{PlainText.Line(node.Path)}' is longer than {LongestTarget} bytes, which macOS does not follow. Shorten it.";
        }
    }
}
