using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Builders.Go;

/// <summary>
/// Finds the programs of a Go module by reading its files: the package at the top and those under <c>cmd/</c>. Go itself would
/// have to be started for this, which a plan must not cost.
/// </summary>
internal static partial class GoMains
{
    /// <summary>The programs in <paramref name="root"/>, sorted by name; none when it is a library.</summary>
    public static IReadOnlyList<GoMain> Find(string root, IReadOnlyCollection<string> tags)
    {
        var module = ModulePath(root);
        var mains = new List<GoMain>();
        if (module is not null && IsMain(root, tags))
        {
            mains.Add(new GoMain(LastPart(module), ".", LastPart(module)));
        }

        var commands = Path.Combine(root, "cmd");
        if (Directory.Exists(commands))
        {
            if (module is not null && mains.Count == 0 && IsMain(commands, tags))
            {
                mains.Add(new GoMain(LastPart(module), "./cmd", "cmd"));
            }

            foreach (var folder in Directory.EnumerateDirectories(commands))
            {
                // A folder with a go.mod is another module, which is not built from here.
                if (!File.Exists(Path.Combine(folder, "go.mod")) && IsMain(folder, tags))
                {
                    var name = Path.GetFileName(folder);
                    mains.Add(new GoMain(name, $"./cmd/{name}", name));
                }
            }
        }

        // A program at the top and the same one under cmd/: the one under cmd/ is the newer habit, the top is often a wrapper for 'go install'.
        return [.. mains.GroupBy(main => main.Name, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(main => main.Name, StringComparer.Ordinal)];
    }

    /// <summary>The programs that the settings name.</summary>
    /// <exception cref="ReleaseException">Two have one name, or a package is no path inside the module.</exception>
    public static IReadOnlyList<GoMain> Named(string root, IEnumerable<string> packages)
    {
        var mains = new List<GoMain>();
        foreach (var package in packages)
        {
            var path = package.Replace('\\', '/').TrimEnd('/');
            if (path.Length == 0 || path.StartsWith('/') || path.Split('/').Contains("..") || path.Contains("...", StringComparison.Ordinal))
            {
                throw new ReleaseException($"Settings.Go.Mains has '{PlainText.Line(package)}'. Name one package by its path from the module's folder, such as ./cmd/tool.");
            }

            if (path != "." && !path.StartsWith("./", StringComparison.Ordinal))
            {
                path = "./" + path;
            }

            if (!Directory.Exists(Path.Combine(root, path)))
            {
                throw new ReleaseException($"Settings.Go.Mains has '{PlainText.Line(package)}', but there is no such folder. Correct the path.");
            }

            var name = LastPart(path == "." ? ModulePath(root) ?? "main" : path);
            mains.Add(new GoMain(name, path, name));
        }

        if (mains.GroupBy(main => main.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } clash)
        {
            throw new ReleaseException($"Settings.Go.Mains: {string.Join(" and ", clash.Select(main => main.Package))} are both named '{clash.Key}'. Rename one of the folders.");
        }

        return [.. mains.OrderBy(main => main.Name, StringComparer.Ordinal)];
    }

    /// <summary>The module's path from go.mod; null without one.</summary>
    internal static string? ModulePath(string root)
    {
        var file = Path.Combine(root, "go.mod");
        if (!File.Exists(file))
        {
            return null;
        }

        foreach (var line in File.ReadLines(file))
        {
            if (ModuleLine().Match(line) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }

        return null;
    }

    // Go names a program after the last part of its import path, before a major version such as /v2 (https://go.dev/ref/mod#major-version-suffixes).
    private static string LastPart(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && MajorVersion().IsMatch(parts[^1]) ? parts[^2] : parts[^1];
    }

    private static bool IsMain(string folder, IReadOnlyCollection<string> tags) => Directory.EnumerateFiles(folder, "*.go")
        .Where(file => Path.GetFileName(file) is { } name && name[0] is not ('_' or '.') && !name.EndsWith("_test.go", StringComparison.Ordinal))
        .Any(file => GoSourceHeader.Read(file) is { Package: "main" } header && GoBuildConstraint.MayHold(header.Constraint, tags));

    [GeneratedRegex("""^\s*module\s+"?([^\s"]+)"?""", RegexOptions.CultureInvariant)]
    private static partial Regex ModuleLine();

    [GeneratedRegex("^v[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex MajorVersion();
}
