using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>
/// What a package manager runs. Each is a file of the repository, or the text itself: a text has several lines or begins with <c>#!</c>. Null means none.
/// </summary>
public sealed class PackageScriptSettings
{
    /// <summary>Before files are unpacked for the first time, and in an upgrade where there is no <see cref="PreUpgrade"/>.</summary>
    public string? PreInstall { get; set; }

    /// <summary>After files are unpacked for the first time, and in an upgrade where there is no <see cref="PostUpgrade"/>.</summary>
    public string? PostInstall { get; set; }

    /// <summary>Before files are removed.</summary>
    public string? PreRemove { get; set; }

    /// <summary>After files were removed.</summary>
    public string? PostRemove { get; set; }

    /// <summary>Before the files of a new version are unpacked.</summary>
    public string? PreUpgrade { get; set; }

    /// <summary>After the files of a new version were unpacked.</summary>
    public string? PostUpgrade { get; set; }

    /// <summary>A script that a setting names or holds.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="script">The setting's value.</param>
    /// <param name="setting">The setting, for messages.</param>
    /// <exception cref="ReleaseException">The file is missing or cannot be read.</exception>
    internal static PackageScript? Read(string root, string? script, string setting)
    {
        if (script is null)
        {
            return null;
        }

        if (IsText(script))
        {
            return new PackageScript(script, setting);
        }

        try
        {
            return new PackageScript(File.ReadAllText(Path.Combine(root, script)), script);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(setting, $"the script '{PlainText.Line(script)}' cannot be read ({PlainText.Line(error.Message)})", "Name a file of the repository, or write the text itself", error);
        }
    }

    /// <summary>These scripts over those of every format.</summary>
    internal PackageScripts Over(PackageScriptSettings shared, string root, string setting)
    {
        return new PackageScripts
        {
            PreInstall = Pick(PreInstall, shared.PreInstall, nameof(PreInstall)),
            PostInstall = Pick(PostInstall, shared.PostInstall, nameof(PostInstall)),
            PreRemove = Pick(PreRemove, shared.PreRemove, nameof(PreRemove)),
            PostRemove = Pick(PostRemove, shared.PostRemove, nameof(PostRemove)),
            PreUpgrade = Pick(PreUpgrade, shared.PreUpgrade, nameof(PreUpgrade)),
            PostUpgrade = Pick(PostUpgrade, shared.PostUpgrade, nameof(PostUpgrade)),
        };

        PackageScript? Pick(string? own, string? common, string member) =>
            Read(root, own ?? common, $"Settings.{(own is null ? "LinuxPackages" : setting)}.Scripts.{member}");
    }

    private static bool IsText(string script) => script.Contains('\n', StringComparison.Ordinal) || script.StartsWith("#!", StringComparison.Ordinal);
}
