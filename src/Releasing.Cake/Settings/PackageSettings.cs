using Releasing.Formats.Linux;

namespace Releasing.Cake.Settings;

/// <summary>What can be said of all Linux packages, and again of those of one format.</summary>
public abstract class PackageSettings
{
    private protected PackageSettings()
    {
    }

    /// <summary>What must be there, each as <c>git</c>, <c>git &gt;= 2.30</c> or <c>default-mta | mail-transport-agent</c>. Default: none.</summary>
    public IList<string> Depends { get; } = new List<string>();

    /// <summary>What must be configured before this is unpacked. Default: none.</summary>
    public IList<string> PreDepends { get; } = new List<string>();

    /// <summary>What is usually there. Default: none.</summary>
    public IList<string> Recommends { get; } = new List<string>();

    /// <summary>What makes it more useful. Default: none.</summary>
    public IList<string> Suggests { get; } = new List<string>();

    /// <summary>What cannot be installed together with it. Default: none.</summary>
    public IList<string> Conflicts { get; } = new List<string>();

    /// <summary>What is not configured while this is unpacked. Default: none.</summary>
    public IList<string> Breaks { get; } = new List<string>();

    /// <summary>What it overwrites or supersedes. Default: none.</summary>
    public IList<string> Replaces { get; } = new List<string>();

    /// <summary>Names under which it is known too. Default: none.</summary>
    public IList<string> Provides { get; } = new List<string>();

    /// <summary>What is installed beside the programs and their documentation; sources are files, patterns and folders of the repository. Default: none.</summary>
    public IList<PackageContent> Contents { get; } = new List<PackageContent>();

    /// <summary>What runs when it is installed, upgraded and removed. Default: nothing.</summary>
    public PackageScriptSettings Scripts { get; } = new();

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public abstract IEnumerable<string> Validate();

    /// <summary>The shared part of <see cref="Validate"/>.</summary>
    private protected IEnumerable<string> Check(string setting) =>
        new[]
        {
            (nameof(Depends), Depends), (nameof(PreDepends), PreDepends), (nameof(Recommends), Recommends), (nameof(Suggests), Suggests),
            (nameof(Conflicts), Conflicts), (nameof(Breaks), Breaks), (nameof(Replaces), Replaces), (nameof(Provides), Provides),
        }.SelectMany(list => RelationText.Check($"{setting}.{list.Item1}", list.Item2));

    /// <summary>These relations with those of every format.</summary>
    internal PackageRelations RelationsWith(PackageSettings shared) => new()
    {
        Depends = RelationText.Join(shared.Depends, Depends),
        PreDepends = RelationText.Join(shared.PreDepends, PreDepends),
        Recommends = RelationText.Join(shared.Recommends, Recommends),
        Suggests = RelationText.Join(shared.Suggests, Suggests),
        Conflicts = RelationText.Join(shared.Conflicts, Conflicts),
        Breaks = RelationText.Join(shared.Breaks, Breaks),
        Replaces = RelationText.Join(shared.Replaces, Replaces),
        Provides = RelationText.Join(shared.Provides, Provides),
    };
}
