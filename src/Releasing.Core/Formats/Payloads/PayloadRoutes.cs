namespace Releasing.Formats.Payloads;

/// <summary>The ways to a compressor that the library has not itself.</summary>
[Flags]
public enum PayloadRoutes
{
    /// <summary>None: only gzip and no compression can be written.</summary>
    None = 0,

    /// <summary>liblzma or libzstd, loaded into this process.</summary>
    Library = 1,

    /// <summary>The program <c>xz</c> or <c>zstd</c> on PATH.</summary>
    Program = 2,

    /// <summary>The library where there is one, else the program.</summary>
    Any = Library | Program,
}
