using Releasing.Failures;

namespace Releasing.Artifacts;

/// <summary>What a plan cannot know by itself and a fingerprint needs.</summary>
public sealed record FingerprintInputs
{
    /// <summary>The version of this library: a new one may write other bytes.</summary>
    public required string AddinVersion { get; init; }

    /// <summary>The full commit hash; used where <see cref="PlannedArtifact.FromSources"/> is set.</summary>
    public string? Commit { get; init; }

    /// <summary>A digest over every uncommitted change; null for a clean tree. Used with <see cref="Commit"/>.</summary>
    public string? DirtyDigest { get; init; }

    /// <summary>SHA-256 by identity, at least of every input of the planned artifact.</summary>
    public IReadOnlyDictionary<string, string> InputDigests { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 by repository path, at least of every file of the planned artifact.</summary>
    public IReadOnlyDictionary<string, string> FileDigests { get; init; } = new Dictionary<string, string>();

    /// <summary>Version by program name, at least of every tool of the planned artifact.</summary>
    public IReadOnlyDictionary<string, string> ToolVersions { get; init; } = new Dictionary<string, string>();
}

/// <summary>What decides the bytes of an artifact, in one digest: equal fingerprints need no new build.</summary>
public static class Fingerprint
{
    /// <summary>The fingerprint of a planned artifact: 64 lower-case hexadecimal digits.</summary>
    /// <param name="planned">The artifact to be made.</param>
    /// <param name="inputs">Digests and versions of what goes into it.</param>
    /// <exception cref="ReleaseException">The digest of an input or file, the version of a tool, or the commit is not known.</exception>
    public static string Of(PlannedArtifact planned, FingerprintInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(inputs);
        if (planned.FromSources && inputs.Commit is null)
            throw Unknown(planned, "the commit", "Run it inside a git repository that has a commit");

        using var builder = new FingerprintBuilder();
        builder.Add("task", planned.Task)
            .Add("addin", inputs.AddinVersion)
            .Add("kind", planned.Kind.ToString())
            .Add("name", planned.Name)
            .Add("identity", planned.Identity)
            .Add("target", planned.Target)
            .Add("subject", planned.Subject)
            .Add("commit", planned.FromSources ? inputs.Commit : null)
            .Add("dirty", planned.FromSources ? inputs.DirtyDigest : null)
            .Add("facts", [.. planned.Facts.Order(StringComparer.Ordinal)]);
        Add("input", planned.Inputs.Select(input => input.Identity), inputs.InputDigests, "Build the task that makes it first");
        Add("file", planned.Files, inputs.FileDigests, "Correct the path, or commit the file");
        Add("tool", planned.Tools.Order(StringComparer.Ordinal), inputs.ToolVersions, "Install it, or correct its path");
        return builder.Finish();

        void Add(string what, IEnumerable<string> names, IReadOnlyDictionary<string, string> known, string whatToDo)
        {
            // In the order of the plan: the order of inputs may decide the bytes too.
            foreach (var name in names)
                builder.Add(what, name).Add("is", known.TryGetValue(name, out var value) ? value : throw Unknown(planned, $"the {what} '{name}'", whatToDo));
        }
    }

    private static ReleaseException Unknown(PlannedArtifact planned, string what, string whatToDo) =>
        new($"{planned.Task}: '{planned.Name}' needs {what}, which is not known. {whatToDo}.");
}
