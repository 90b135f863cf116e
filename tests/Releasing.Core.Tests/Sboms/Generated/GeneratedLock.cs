using Releasing.Sboms;
using Releasing.Sboms.Node;
using Releasing.Sboms.Python;
using Releasing.Sboms.Rust;

namespace Releasing.Core.Tests.Sboms.Generated;

/// <summary>A format in which a <see cref="GeneratedGraph"/> is locked.</summary>
/// <param name="Path">A folder of its own, and the file.</param>
/// <param name="Scanner">Who reads it.</param>
/// <param name="Write">Writes it.</param>
internal sealed record GeneratedLock(string Path, IScanner Scanner, Action<GeneratedGraph, TextWriter> Write)
{
    public static IReadOnlyList<GeneratedLock> All { get; } =
    [
        new("cargo/Cargo.lock", new CargoLockScanner(), GeneratedRust.Cargo),
        new("npm1/package-lock.json", new PackageLockScanner(), GeneratedNode.Npm1),
        new("npm3/package-lock.json", new PackageLockScanner(), GeneratedNode.Npm3),
        new("yarn1/yarn.lock", new YarnLockScanner(), GeneratedNode.Yarn1),
        new("berry/yarn.lock", new YarnLockScanner(), GeneratedNode.Berry),
        new("pnpm5/pnpm-lock.yaml", new PnpmLockScanner(), (graph, writer) => GeneratedNode.Pnpm(graph, writer, 5)),
        new("pnpm6/pnpm-lock.yaml", new PnpmLockScanner(), (graph, writer) => GeneratedNode.Pnpm(graph, writer, 6)),
        new("pnpm9/pnpm-lock.yaml", new PnpmLockScanner(), (graph, writer) => GeneratedNode.Pnpm(graph, writer, 9)),
        new("pip/requirements.txt", new RequirementsScanner(), GeneratedPython.Requirements),
        new("poetry/poetry.lock", new PoetryLockScanner(), GeneratedPython.Poetry),
        new("uv/uv.lock", new UvLockScanner(), GeneratedPython.Uv),
        new("pipenv/Pipfile.lock", new PipfileLockScanner(), GeneratedPython.Pipfile),
    ];

    public static GeneratedLock Of(string path) => All.Single(format => format.Path == path);

    /// <summary>The package URLs that are in it, without those of the project itself.</summary>
    public IReadOnlyDictionary<string, ComponentScope> Truth(GeneratedGraph graph)
    {
        var ecosystem = Scanner is CargoLockScanner ? Ecosystem.Cargo : Path is ['n' or 'y' or 'b', ..] or ['p', 'n', ..] ? Ecosystem.Npm : Ecosystem.PyPi;
        return graph.Packages.Where(package => !package.IsLost && (ecosystem != Ecosystem.PyPi || package.First is null)).ToDictionary(
            package => PackageUrl.Of(new Component { Ecosystem = ecosystem, Name = ecosystem == Ecosystem.Npm ? package.Name : package.FlatName, Version = package.Version }),
            package => package.Scope);
    }
}
