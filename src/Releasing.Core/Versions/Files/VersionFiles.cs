using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>
/// The files of a product that hold its version: Cargo.toml and Cargo.lock, package.json and its lock file, project and props files of .NET, pyproject.toml, and whatever a pattern
/// names. Only the bytes of the versions change; byte order mark, line ends, indentation, comments and quotes stay.
/// </summary>
public sealed class VersionFiles
{
    private readonly string _root;
    private readonly IReadOnlyList<IVersionHolder> _moved;

    private VersionFiles(string root, IReadOnlyList<IVersionHolder> moved, IReadOnlyList<string> remarks)
    {
        _root = root;
        _moved = moved;
        Remarks = remarks;
    }

    /// <summary>Every place that holds the version, in the order of manifests.</summary>
    public IReadOnlyList<HeldVersion> Held => [.. _moved.SelectMany(holder => holder.Held)];

    /// <summary>What was left alone and why, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>
    /// Finds and reads the files. Where none are named, the manifests in the product's folder are taken; of several that do not agree, those that hold the last version.
    /// </summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="folder">The product's folder, relative to the root with <c>/</c>; empty for the root.</param>
    /// <param name="files">Manifests, relative to the root; none means that they are looked for.</param>
    /// <param name="patterns">Other files.</param>
    /// <param name="last">The last version that was released; null when there is none.</param>
    /// <exception cref="ReleaseException">A file is not there or cannot be read, or holds no version; manifests do not agree.</exception>
    public static VersionFiles Open(string root, string folder, IReadOnlyList<string> files, IReadOnlyList<VersionPattern> patterns, SemanticVersion? last)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(patterns);
        var remarks = new List<string>();
        var holders = files.Count > 0 ? [.. files.Select(file => Named(root, file))] : Agreeing(VersionFileSearch.In(root, folder), last, remarks);
        holders.AddRange(patterns.Select(pattern => PatternVersions.Read(root, pattern)));
        remarks.InsertRange(0, holders.SelectMany(holder => holder.Remarks));
        return new VersionFiles(root, [.. holders.Where(holder => holder.Held.Count > 0)], remarks);
    }

    /// <summary>Prepares all edits; nothing is written.</summary>
    /// <param name="next">The version that the files shall hold.</param>
    /// <returns>The files that change, by path.</returns>
    /// <exception cref="ReleaseException">A file cannot hold this version.</exception>
    public IReadOnlyList<FileEdit> Prepare(SemanticVersion next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var edits = new EditList();
        foreach (var holder in _moved)
        {
            if (holder.Held.FirstOrDefault(held => held.Version is null) is { } strange)
            {
                throw new InvalidInputException(
                    $"{PlainText.Line(strange.Path)}:{strange.Line}", $"{strange.What} is '{PlainText.Line(strange.Text)}', which is no version", "Write a version such as 1.2.3 there first");
            }

            holder.Edit(next, edits);
        }

        return edits.ToFiles();
    }

    private static IVersionHolder Named(string root, string file)
    {
        var holder = VersionFileSearch.Read(root, file);
        return holder.Held.Count > 0
            ? holder
            : throw new InvalidInputException(
                PlainText.Line(file), "no version is written in it" + (holder.Remarks.Count > 0 ? ". " + string.Join(' ', holder.Remarks).TrimEnd('.') : ""), "Take it out of Settings.Bump.Files, or name the place with a pattern");
    }

    private static List<IVersionHolder> Agreeing(IReadOnlyList<IVersionHolder> found, SemanticVersion? last, List<string> remarks)
    {
        var holding = found.Where(holder => holder.Held.Count > 0).ToList();
        remarks.AddRange(found.Except(holding).SelectMany(holder => holder.Remarks));
        if (holding.Select(holder => holder.Held[0].Version).Distinct().Count() <= 1)
        {
            return holding;
        }

        var current = holding.Where(holder => holder.Held[0].Version == last).ToList();
        if (last is null || current.Count == 0)
        {
            throw new ReleaseException("Bump: the manifests hold different versions: " + string.Join(", ", holding.Select(Told)) + ". Name those of this product in Settings.Bump.Files.");
        }

        remarks.AddRange(holding.Except(current).Select(holder => $"{Told(holder)}, which is not {last}, and stays as it is. Name it in Settings.Bump.Files to have it follow."));
        return current;

        static string Told(IVersionHolder holder) => $"{PlainText.Line(holder.Path)} holds {PlainText.Line(holder.Held[0].Text)}";
    }
}
