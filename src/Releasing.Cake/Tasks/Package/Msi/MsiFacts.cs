using System.Globalization;
using Releasing.Artifacts;
using Releasing.Formats.Msi;

namespace Releasing.Cake.Tasks;

/// <summary>What decides the bytes of a package, beside the files in it.</summary>
internal static class MsiFacts
{
    /// <summary>One fact that is another one when anything in the model is; files count by their paths.</summary>
    public static string Of(MsiPackage package)
    {
        using var digest = new FingerprintBuilder();

        // Records write all their members, but lists only their type: these follow one by one.
        digest.Add("package", (package with { Files = [], PathFolders = [], Variables = [], Shortcuts = [], RegistryValues = [], Services = [], Features = [], Conditions = [], Icon = null, ModificationTime = default }).ToString());
        digest.Add("time", package.ModificationTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        digest.Add("files", [.. package.Files.Select(entry => $"{entry.Kind} {entry.Name}")]);
        digest.Add("path", package.PathFolders);
        digest.Add("variables", [.. package.Variables.Select(variable => variable.ToString())]);
        digest.Add("shortcuts", [.. package.Shortcuts.Select(shortcut => shortcut.ToString())]);
        digest.Add("registry", [.. package.RegistryValues.Select(value => value.ToString())]);
        digest.Add("services", [.. package.Services.Select(service => $"{service} {string.Join('|', service.Dependencies)}")]);
        digest.Add("features", [.. package.Features.Select(feature => $"{feature} {string.Join('|', feature.Paths)}")]);
        digest.Add("conditions", [.. package.Conditions.Select(condition => condition.ToString())]);
        return "model=" + digest.Finish();
    }
}
