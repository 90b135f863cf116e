using System.Collections.Immutable;

namespace Releasing.Formats.Payloads.Native;

/// <summary>What a library of compression is called, and what it must have.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="FileNames">Its file names here, in the order in which they are tried.</param>
/// <param name="Functions">The functions that are called; a build without one of them, such as a liblzma without threads, is as good as none.</param>
internal sealed record NativeLibraryName(string Title, ImmutableArray<string> FileNames, ImmutableArray<string> Functions)
{
    // Homebrew's folders are not among those that macOS searches.
    private static readonly ImmutableArray<string> s_macFolders = ["", "/opt/homebrew/lib/", "/usr/local/lib/"];

    public static NativeLibraryName Of(PayloadCompression compression) => compression == PayloadCompression.Xz
        ? new("liblzma", FilesHere("liblzma.so.5", "liblzma.5.dylib", "liblzma.dll"), ["lzma_stream_encoder_mt", "lzma_code", "lzma_end"])
        : new(
            "libzstd",
            FilesHere("libzstd.so.1", "libzstd.1.dylib", "libzstd.dll"),
            ["ZSTD_createCCtx", "ZSTD_freeCCtx", "ZSTD_CCtx_setParameter", "ZSTD_compressStream2", "ZSTD_isError", "ZSTD_getErrorName"]);

    private static ImmutableArray<string> FilesHere(string linux, string mac, string windows) =>
        OperatingSystem.IsWindows() ? [windows]
        : OperatingSystem.IsMacOS() ? [.. s_macFolders.Select(folder => folder + mac)]
        : [linux];
}
