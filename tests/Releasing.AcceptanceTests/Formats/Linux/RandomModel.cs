using Releasing.Formats.Linux;
using Releasing.PackageHost;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>A random package, unpacked by programs that are not ours and held against its model.</summary>
internal sealed class RandomModel : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");
    private readonly int _seed;
    private readonly RandomPackage _package;
    private readonly Dictionary<PackageFormats, (IReadOnlyList<UnpackedPath>, IReadOnlySet<string>)> _models = [];

    public RandomModel(int seed)
    {
        _seed = seed;
        _package = RandomPackage.Create(seed, this["sources"]);
    }

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose()
    {
        // Folders that nobody may enter are part of the models; only root gets past them.
        _folder.Delete(recursive: true);
    }

    public Task<string> WriteAsync(PackageFormats format) => _package.WriteAsync(format, this["packages"]);

    /// <summary>Holds what was unpacked against the model.</summary>
    /// <param name="format">The package's format.</param>
    /// <param name="folder">Where it was unpacked.</param>
    /// <param name="program">What unpacked it.</param>
    /// <param name="kept">Reduces a path to what the program keeps; to nothing where it leaves it out.</param>
    public void Compare(PackageFormats format, string folder, string program, Func<UnpackedPath, UnpackedPath?>? kept = null)
    {
        kept ??= path => path;
        var (paths, system) = Model(format);
        var expected = paths.Select(kept).OfType<UnpackedPath>().ToList();
        var actual = UnpackedPath.In(folder).Where(path => !system.Contains(path.Path)).Select(kept).OfType<UnpackedPath>().ToList();

        string.Join('\n', expected.Except(actual).Select(path => $"- {path}").Concat(actual.Except(expected).Select(path => $"+ {path}")))
            .ShouldBe("", $"{program} unpacked another tree than the model of seed {_seed} has ({format})");
        actual.Count.ShouldBe(expected.Count);
    }

    /// <summary>What the package claims, and the directories of the system: rpm does not bring those, and what unpacks it makes them on the way.</summary>
    private (IReadOnlyList<UnpackedPath> Paths, IReadOnlySet<string> System) Model(PackageFormats format)
    {
        if (!_models.TryGetValue(format, out var model))
        {
            var members = _package.For(format).Members.Where(member => !member.Traits.HasFlag(PackageFileTraits.Ghost)).ToLookup(member => member.IsSystemDirectory);
            model = ([.. members[false].Select(UnpackedPath.Expected)], members[true].Select(member => member.Path).ToHashSet());
            _models.Add(format, model);
        }

        return model;
    }
}
