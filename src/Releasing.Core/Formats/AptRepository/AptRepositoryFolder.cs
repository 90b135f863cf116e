using Releasing.Failures;

namespace Releasing.Formats.AptRepository;

/// <summary>
/// Writes a static repository for apt, to be served by any web server: <c>pool/</c> with the packages, <c>dists/SUITE/</c> with signed indexes. The same packages
/// give the same bytes, but for the signatures.
/// </summary>
public static class AptRepositoryFolder
{
    private const string Dists = "dists";

    /// <summary>Writes a repository; one that is there already is replaced as a whole, and stays as it is after a failure.</summary>
    /// <param name="folder">The repository: missing, empty, or written by this before.</param>
    /// <param name="suite">What it says of itself, and who signs it.</param>
    /// <param name="debs">Paths of packages, made here or elsewhere; the control file is read from each.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="PreflightException">The settings are wrong, there is no package, or two packages would have one name.</exception>
    /// <exception cref="InvalidInputException">A package is missing or damaged, or the folder holds something else.</exception>
    /// <exception cref="ReleaseException">The signer failed.</exception>
    public static async Task WriteAsync(string folder, AptSuite suite, IReadOnlyList<string> debs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(debs);
        var final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        CheckReplaceable(final);
        var packages = await ReadAsync(suite, debs, cancellationToken);
        // Always the same name, so that what a killed process left there is gone with the next run.
        var aside = final + ".part";
        Remove(aside);
        try
        {
            await new AptRepositoryWriter(aside, suite).WriteAsync(packages, cancellationToken);
            Remove(final);
            Directory.Move(aside, final);
        }
        finally
        {
            Remove(aside);
        }
    }

    private static async Task<IReadOnlyList<AptPackage>> ReadAsync(AptSuite suite, IReadOnlyList<string> debs, CancellationToken cancellationToken)
    {
        var problems = suite.Problems().ToList();
        if (debs.Count == 0)
        {
            problems.Add("There is no Debian package to put into it. Build one, or switch the repository off.");
        }

        var packages = new List<AptPackage>();
        foreach (var path in debs)
        {
            packages.Add(await AptPackage.ReadAsync(path, cancellationToken));
        }

        problems.AddRange(packages.GroupBy(package => package.FileName, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(" and ", group.Select(package => package.Path))} are both {group.Key}. Give one of them another version."));
        return problems.Count == 0
            ? [.. packages.OrderBy(package => package.Name, StringComparer.Ordinal).ThenBy(package => package.FileName, StringComparer.Ordinal)]
            : throw new PreflightException("Repository for apt", problems);
    }

    private static void CheckReplaceable(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !Directory.Exists(Path.Combine(folder, Dists))))
        {
            throw new InvalidInputException(folder, "there is something else than a repository for apt, which would be lost", "Choose another folder, or remove it");
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
