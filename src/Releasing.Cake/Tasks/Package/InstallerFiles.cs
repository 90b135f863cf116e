using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>Files of the repository that the settings of installers name: looked for before anything is built.</summary>
internal static class InstallerFiles
{
    /// <summary>Files of <see cref="Settings.DesktopSettings"/> that are not there, a sentence each.</summary>
    public static IEnumerable<string> Missing(ReleaseContext context)
    {
        var desktop = context.Settings.Desktop;
        return from named in new[] { (Member: nameof(desktop.Icon), Path: desktop.Icon), (Member: nameof(desktop.LicenceFile), Path: desktop.LicenceFile) }
               where named.Path is not null && !IsThere(context, named.Path)
               select $"Settings.Desktop.{named.Member} is '{PlainText.Line(named.Path)}', but there is no such file. Correct the path.";
    }

    /// <summary>Further files that are not there, a sentence each.</summary>
    /// <param name="context">The release.</param>
    /// <param name="setting">The setting that names them.</param>
    /// <param name="files">Where each lies in the installer, and which file of the repository it is.</param>
    public static IEnumerable<string> Missing(ReleaseContext context, string setting, IEnumerable<KeyValuePair<string, string>> files) =>
        from file in files
        where !IsThere(context, file.Value)
        select $"{setting} puts '{PlainText.Line(file.Value)}' at '{PlainText.Line(file.Key)}', but there is no such file. Correct the path.";

    private static bool IsThere(ReleaseContext context, string file) => File.Exists(RepositoryFiles.FullPath(context, file));
}
