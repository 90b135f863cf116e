using System.Text.RegularExpressions;

namespace Releasing.Formats.AppImage;

/// <summary>Where an AppImage says that its next version is found (AppImage specification, "Update information").</summary>
public static partial class UpdateInformation
{
    /// <summary>In the newest release that GitHub has of a repository, pre-releases left out.</summary>
    /// <param name="owner">The repository's owner.</param>
    /// <param name="repository">The repository's name.</param>
    /// <param name="file">The control file's name, with <c>*</c> for what changes from version to version.</param>
    public static string GitHub(string owner, string repository, string file) => $"gh-releases-zsync|{owner}|{repository}|latest|{file}";

    /// <summary>What is wrong with update information; null when nothing is.</summary>
    /// <param name="text">The information.</param>
    /// <returns>A full sentence.</returns>
    public static string? Problem(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Zsync().IsMatch(text) || Releases().IsMatch(text)
            ? null
            : "The update information is of no known form. Use zsync|https://HOST/NAME.AppImage.zsync or gh-releases-zsync|OWNER|REPOSITORY|latest|NAME-*x86_64.AppImage.zsync.";
    }

    [GeneratedRegex(@"^zsync\|https?://[!-{}~]+\.zsync\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Zsync();

    [GeneratedRegex(@"^gh-releases-zsync\|[A-Za-z0-9-]+\|[A-Za-z0-9._-]+\|[!-{}~]+\|[!-{}~]+\.zsync\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Releases();
}
