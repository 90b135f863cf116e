namespace Releasing.Formats.Linux.Contents;

/// <summary>Modes of what states none.</summary>
internal static class PackageMode
{
    /// <summary>rw-r--r--.</summary>
    public const int File = 0b110_100_100;

    /// <summary>rwxr-xr-x: what may be executed, and directories.</summary>
    public const int Executable = 0b111_101_101;

    /// <summary>rwxrwxrwx: links, whose mode nobody reads.</summary>
    public const int Link = 0b111_111_111;
}
