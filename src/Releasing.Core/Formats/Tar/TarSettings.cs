namespace Releasing.Formats.Tar;

/// <summary>Which dialect of tar is written.</summary>
public sealed class TarSettings
{
    /// <summary>How names and numbers that the ustar header cannot hold are written. Default: <see cref="TarDialect.Pax"/>.</summary>
    public TarDialect Dialect { get; init; } = TarDialect.Pax;

    /// <summary>Put before every member's name and hard link target, such as <c>./</c> in a Debian package. Default: nothing.</summary>
    public string NamePrefix { get; init; } = "";

    /// <summary>Whether the two zero blocks that end an archive are written; apk's signature and control segments have none. Default: true.</summary>
    public bool EndOfArchive { get; init; } = true;
}
