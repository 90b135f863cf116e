using System.Collections.Concurrent;
using Releasing.Artifacts;
using Releasing.Projects;
using Releasing.Sboms;
using Releasing.Sboms.Sources;

namespace Releasing.Cake.Attesting.Sboms;

/// <summary>What is in the programs of a release. Every lock file and every program is read once in a run, however many packages hold it.</summary>
internal sealed class SbomInventories(ReleaseContext context, IReadOnlyList<string> lockFiles)
{
    private readonly InventorySources _sources = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Inventory>>> _programs = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Task<RepositoryInventory>? _repository;

    /// <summary>What the lock files tell.</summary>
    public Task<RepositoryInventory> RepositoryAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _repository ??= _sources.OfRepositoryAsync(context.Root, lockFiles, cancellationToken);
        }
    }

    /// <summary>What one program holds.</summary>
    public Task<Inventory> ProgramAsync(PlannedArtifact program, CancellationToken cancellationToken) =>
        _programs.GetOrAdd(program.Identity, _ => new Lazy<Task<Inventory>>(() => ReadAsync(program, cancellationToken))).Value;

    /// <summary>Whether this release only packs the program, and somebody else built it.</summary>
    public static bool IsPrebuilt(PlannedArtifact program) => BuilderOf(program) == "Prebuilt";

    private async Task<Inventory> ReadAsync(PlannedArtifact program, CancellationToken cancellationToken)
    {
        // The lock files of this repository say nothing about a program that was built elsewhere.
        var repository = IsPrebuilt(program) ? RepositoryInventory.None : await RepositoryAsync(cancellationToken);
        return await _sources.OfBinaryAsync(context.FullPath(program), program.Name, repository, new BinaryOrigin(LanguageOf(program)), cancellationToken);
    }

    private static ProjectLanguage? LanguageOf(PlannedArtifact program) => BuilderOf(program) switch
    {
        "Go" => ProjectLanguage.Go,
        "Rust" => ProjectLanguage.Rust,
        ".NET" => ProjectLanguage.DotNet,
        "Zig" => ProjectLanguage.Zig,
        _ => null,
    };

    // A joined or signed program is built by whoever built the one that went into it.
    private static string? BuilderOf(PlannedArtifact program)
    {
        const string fact = "builder=";
        for (var current = program; current is not null; current = current.Inputs.FirstOrDefault(input => input.Kind == ArtifactKind.Binary))
        {
            if (current.Facts.FirstOrDefault(line => line.StartsWith(fact, StringComparison.Ordinal)) is { } line)
            {
                return line[fact.Length..];
            }
        }

        return null;
    }
}
