namespace Releasing.Formats.Elf;

/// <summary>A version of the symbols of a library, such as <c>GLIBC_2.34</c> of <c>libc.so.6</c>.</summary>
/// <param name="Library">The library's name, as DT_NEEDED or DT_SONAME has it.</param>
/// <param name="Version">The version's name.</param>
public sealed record ElfSymbolVersion(string Library, string Version);
