using System.Text.Json;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Builders.Rust;

/// <summary>The programs of a Cargo workspace, from <c>cargo metadata</c>.</summary>
internal static class CargoWorkspace
{
    /// <summary>The programs that the settings choose, sorted by name.</summary>
    /// <param name="metadata">What <c>cargo metadata --no-deps --format-version 1</c> printed.</param>
    /// <param name="settings">Chosen programs and features.</param>
    /// <exception cref="ReleaseException">A chosen program is not there, needs features that are off, or two packages have one of the same name.</exception>
    public static IReadOnlyList<RustProgram> Programs(string metadata, RustSettings settings)
    {
        using var document = JsonDocument.Parse(metadata);
        var root = document.RootElement;
        var top = Path.Combine(root.GetProperty("workspace_root").GetString()!, "Cargo.toml");
        var packages = root.GetProperty("packages").EnumerateArray().Select(package => Package.Read(package, top, settings)).ToList();
        var all = packages.SelectMany(package => package.Programs).ToList();
        foreach (var name in settings.Binaries)
        {
            if (all.FirstOrDefault(program => program.Name == name) is not { } found)
            {
                throw new ReleaseException($"Settings.Rust.Binaries has '{PlainText.Line(name)}', which the workspace does not have. Choose from: {string.Join(", ", all.Select(program => program.Name).Order(StringComparer.Ordinal))}.");
            }

            if (found.MissingFeatures.Count > 0)
            {
                throw new ReleaseException($"Settings.Rust.Binaries has '{name}', which needs the feature {string.Join(", ", found.MissingFeatures)}. Add it to Settings.Rust.Features.");
            }
        }

        var released = packages.Where(package => package.IsReleased).SelectMany(package => package.Programs).ToList();
        var chosen = settings.Binaries.Count > 0
            ? all.Where(program => settings.Binaries.Contains(program.Name))
            : (released.Count > 0 ? released : all).Where(program => program.MissingFeatures.Count == 0);
        var programs = chosen.Select(program => new RustProgram(program.Name, program.Package)).OrderBy(program => program.Name, StringComparer.Ordinal).ToList();
        if (programs.GroupBy(program => program.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } clash)
        {
            throw new ReleaseException($"Rust: the packages {string.Join(" and ", clash.Select(program => program.Package))} both make '{clash.Key}'. Rename one of the programs.");
        }

        return programs;
    }

    private sealed record Program(string Name, string Package, IReadOnlyList<string> MissingFeatures);

    private sealed record Package(bool IsReleased, IReadOnlyList<Program> Programs)
    {
        public static Package Read(JsonElement package, string top, RustSettings settings)
        {
            var name = package.GetProperty("name").GetString()!;
            var features = Features(package, name, settings);
            var programs = package.GetProperty("targets").EnumerateArray()
                .Where(target => target.GetProperty("kind").EnumerateArray().Any(kind => kind.ValueEquals("bin")))
                .Select(target => new Program(target.GetProperty("name").GetString()!, name, Missing(target, features)))
                .ToList();

            // "publish": null is anywhere, an empty list is nowhere.
            var published = package.GetProperty("publish") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > 0;
            return new Package(published || package.GetProperty("manifest_path").GetString() == top, programs);
        }

        private static List<string> Missing(JsonElement target, HashSet<string> features) =>
            target.TryGetProperty("required-features", out var required) && required.ValueKind == JsonValueKind.Array
                ? [.. required.EnumerateArray().Select(feature => feature.GetString()!).Where(feature => !features.Contains(feature))]
                : [];

        // Features turn on features of the same package; "dep:x" and "crate/feature" speak of others.
        private static HashSet<string> Features(JsonElement package, string name, RustSettings settings)
        {
            var known = package.GetProperty("features");
            var on = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(settings.Features.Select(feature => feature.StartsWith(name + "/", StringComparison.Ordinal) ? feature[(name.Length + 1)..] : feature));
            if (!settings.NoDefaultFeatures)
            {
                open.Push("default");
            }

            while (open.TryPop(out var feature))
            {
                if (on.Add(feature) && known.TryGetProperty(feature, out var implied))
                {
                    foreach (var next in implied.EnumerateArray())
                    {
                        open.Push(next.GetString()!);
                    }
                }
            }

            return on;
        }
    }
}
