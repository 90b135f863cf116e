namespace Releasing.Formats.Tar;

/// <summary>How tar says what its oldest header has no room for.</summary>
public enum TarDialect
{
    /// <summary>POSIX.1-2001 extended headers (type <c>x</c>) before a ustar header.</summary>
    Pax,

    /// <summary>GNU long name members (types <c>L</c> and <c>K</c>) and base-256 numbers, as dpkg reads them (deb(5)).</summary>
    Gnu,
}
