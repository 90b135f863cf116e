namespace Releasing.Formats.CompoundFile;

/// <summary>A folder of a compound file; the root is one as well.</summary>
public sealed class CompoundStorage
{
    /// <summary>Its name, 1 to 31 UTF-16 units without <c>/ \ : !</c>. The root's is not looked at: it is always <c>Root Entry</c>.</summary>
    public string Name { get; init; } = CompoundName.Root;

    /// <summary>The program that the storage belongs to. Default: none.</summary>
    public Guid ClassId { get; init; }

    /// <summary>Streams in it, in any order.</summary>
    public IList<CompoundMember> Streams { get; } = [];

    /// <summary>Storages in it, in any order.</summary>
    public IList<CompoundStorage> Storages { get; } = [];
}
