using Releasing.Files;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>The cask of Homebrew for the disk images of a release.</summary>
/// <param name="app">The application in the image, such as <c>Tool.app</c>.</param>
public sealed class HomebrewCaskSettings(string app)
{
    /// <summary>The application in the image.</summary>
    public string App => app;

    /// <summary>The name of the application as people write it. Default: null, that of <see cref="App"/>.</summary>
    public string? Name { get; set; }

    /// <summary>The folder of casks in the tap. Default: <c>Casks</c>.</summary>
    public string Folder { get; set; } = "Casks";

    /// <summary>Programs inside of the application that are put on the path, such as <c>Contents/MacOS/tool</c>. Default: none.</summary>
    public IList<string> Binaries { get; } = new List<string>();

    /// <summary>What <c>brew uninstall --zap</c> moves to the bin, such as <c>~/Library/Preferences/org.example.tool.plist</c>. Default: none.</summary>
    public IList<string> Zap { get; } = new List<string>();

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (!app.EndsWith(".app", StringComparison.Ordinal) || !RelativePath.IsSafe(app))
        {
            yield return $"Settings.Homebrew.Cask has the application '{PlainText.Line(app)}'. Give one such as Tool.app.";
        }

        if (!RelativePath.IsSafe(Folder))
        {
            yield return $"Settings.Homebrew.Cask.Folder is '{PlainText.Line(Folder)}'. Set a folder of the tap, such as Casks.";
        }

        foreach (var binary in Binaries.Where(binary => !RelativePath.IsSafe(binary)))
        {
            yield return $"Settings.Homebrew.Cask.Binaries has '{PlainText.Line(binary)}'. Give a path inside of the application.";
        }
    }
}
