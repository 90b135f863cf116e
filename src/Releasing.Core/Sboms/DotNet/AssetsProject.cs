using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>What project.assets.json says of the project itself: its name and version, and per framework what it asks for.</summary>
internal sealed class AssetsProject
{
    // Of all packs a restore downloads, only runtimes of frameworks that the project refers to are in the program: Microsoft.NETCore.App.Runtime.linux-x64.
    private const string RuntimePack = ".Runtime.";

    private readonly Dictionary<string, List<string>> _direct = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The project's name; null when it is not told.</summary>
    public string? Name { get; private init; }

    /// <summary>Its version; null when it is not told.</summary>
    public string? Version { get; private init; }

    /// <summary>Packages of which nothing passes on to those who refer to the project (PrivateAssets=all).</summary>
    public HashSet<string> Private { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The runtime packs of a self-contained program.</summary>
    public HashSet<(string Name, string Version)> RuntimePacks { get; } = [];

    public static AssetsProject Read(LockValue project)
    {
        var read = new AssetsProject { Name = project["restore"]?["projectName"]?.Text is { Length: > 0 } name ? name : null, Version = project["version"]?.Text };
        foreach (var (framework, settings) in project["frameworks"]?.Map ?? [])
        {
            read.Add(framework, settings);
        }

        return read;
    }

    /// <summary>The packages that the project asks for itself in a target: <c>net10.0</c>, <c>net10.0/linux-x64</c>, <c>.NETCoreApp,Version=v3.1</c>.</summary>
    public IReadOnlyList<string> DirectIn(string target)
    {
        var framework = target.Split('/')[0];
        return _direct.TryGetValue(framework, out var direct) ? direct

            // Older files name the target by its long name and the framework by its short one; with one framework there is no doubt.
            : _direct.Count == 1 ? _direct.Values.First()
            : _direct.GetValueOrDefault(ShortName(framework)) ?? [];
    }

    private void Add(string framework, LockValue settings)
    {
        var direct = new List<string>();
        foreach (var (name, dependency) in settings["dependencies"]?.Map ?? [])
        {
            direct.Add(name);
            if (dependency["suppressParent"]?.Text == "All")
            {
                Private.Add(name);
            }
        }

        _direct[framework] = direct;
        var runtimes = (settings["frameworkReferences"]?.Map ?? []).Select(reference => reference.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var pack in settings["downloadDependencies"]?.List ?? [])
        {
            if (pack["name"]?.Text is { } name && name.IndexOf(RuntimePack, StringComparison.OrdinalIgnoreCase) is > 0 and var end && runtimes.Contains(name[..end]) && pack["version"]?.Text is { } range)
            {
                RuntimePacks.Add((name, range.TrimStart('[', '(').Split(',')[0].TrimEnd(']', ')').Trim()));
            }
        }
    }

    // ".NETCoreApp,Version=v3.1" is "netcoreapp3.1", from 5.0 on "net5.0"; ".NETStandard,Version=v2.0" is "netstandard2.0".
    private static string ShortName(string framework)
    {
        var parts = framework.Split(",Version=v");
        return parts.Length != 2 ? framework
            : parts[0] == ".NETCoreApp" && parts[1].Split('.')[0] is var major && int.TryParse(major, out var number) && number >= 5 ? "net" + parts[1]
            : parts[0].TrimStart('.').ToLowerInvariant() + parts[1];
    }
}
