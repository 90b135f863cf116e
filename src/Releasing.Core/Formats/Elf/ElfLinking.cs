using System.Collections.Immutable;

namespace Releasing.Formats.Elf;

/// <summary>What an ELF file asks of the dynamic linker and offers to it: what packages turn into dependencies.</summary>
public sealed record ElfLinking
{
    /// <summary>Whether it is of class ELFCLASS64.</summary>
    public required bool Is64 { get; init; }

    /// <summary>The library's own name (DT_SONAME); null for a program.</summary>
    public string? LibraryName { get; init; }

    /// <summary>The symbol versions it needs, in the file's order.</summary>
    public ImmutableArray<ElfSymbolVersion> Needs { get; init; } = [];

    /// <summary>The symbol versions it defines, without the one that is the library's name.</summary>
    public ImmutableArray<ElfSymbolVersion> Offers { get; init; } = [];

    /// <summary>Whether its symbols are found by the GNU hash table alone, which dynamic linkers know since glibc 2.5.</summary>
    public bool HasOnlyGnuHash { get; init; }
}
