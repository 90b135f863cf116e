using System.Text.RegularExpressions;

namespace Releasing.Cake.Testing.GitHub.Storage;

/// <summary>Names as GitHub rewrites them ("Upload a release asset": special characters, leading and trailing periods).</summary>
internal static partial class AssetNames
{
    public static string Rewrite(string name)
    {
        var clean = Runs().Replace(name, ".").TrimEnd('.');
        return clean.StartsWith('.') ? "default" + clean : clean;
    }

    [GeneratedRegex(@"[^A-Za-z0-9_+-]*[^A-Za-z0-9_+.-][^A-Za-z0-9_+-]*|\.{2,}")]
    private static partial Regex Runs();
}
