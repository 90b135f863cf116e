using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Binaries;
using Releasing.Formats.Elf;
using Releasing.Targets;

namespace Releasing.Formats.AppImage;

/// <summary>The program that an AppImage begins with: it mounts the image behind itself and starts what is in it (AppImage specification, "Type 2 image format").</summary>
public sealed class AppImageRuntime
{
    // Those there are have less than a megabyte.
    private const long Largest = 64 * 1024 * 1024;
    private const int MagicOffset = 8;

    private readonly byte[] _bytes;
    private readonly IReadOnlyList<BinaryPart> _sections;
    private readonly BinaryImage _image;

    private AppImageRuntime(string origin, byte[] bytes, BinaryImage image, IReadOnlyList<BinaryPart> sections)
    {
        (Origin, _bytes, _image, _sections) = (origin, bytes, image, sections);
    }

    /// <summary>What messages call it.</summary>
    public string Origin { get; }

    /// <summary>Its length, and so the place of the image.</summary>
    public int Length => _bytes.Length;

    /// <summary>Whether it has sections for a signature and a key.</summary>
    public bool CanBeSigned => Section(AppImageSections.Signature) is not null && Section(AppImageSections.Key) is not null;

    /// <summary>Whether it has a section for update information.</summary>
    public bool CanBeUpdated => Section(AppImageSections.Update) is not null;

    /// <summary>Reads a runtime.</summary>
    /// <param name="content">The runtime.</param>
    /// <exception cref="InvalidInputException">It is no runtime: no ELF program, without the mark <c>AI\x02</c> at byte 8, or with something behind its ELF part.</exception>
    public static AppImageRuntime Read(ContentSource content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > Largest)
        {
            throw new InvalidInputException(content.Origin, $"a runtime has no {content.Length} bytes", "Name a runtime for AppImages of type 2");
        }

        var bytes = new byte[content.Length];
        using (var stream = content.Open())
        {
            stream.ReadExactly(bytes);
        }

        var reader = new HeaderReader(new MemoryStream(bytes, writable: false), content.Origin);
        if (BinaryImage.Recognise(reader) != BinaryFormat.Elf)
        {
            throw new InvalidInputException(content.Origin, "a runtime is an ELF program, and this is none", "Name a runtime for AppImages of type 2, such as runtime-x86_64");
        }

        if (!bytes.AsSpan(MagicOffset).StartsWith("AI\x02"u8))
        {
            throw new InvalidInputException(content.Origin, "the program has not the mark AI\\x02 at byte 8, by which AppImages of type 2 are known", "Name a runtime for AppImages of type 2, as it was published: tools that rewrite ELF files may have taken the mark away");
        }

        // Runtimes look for the image where their own ELF part ends.
        var end = EndOf(reader);
        return end == bytes.Length
            ? new AppImageRuntime(content.Origin, bytes, BinaryImage.Read(new MemoryStream(bytes, writable: false), content.Origin), ElfLayout.Read(reader).Sections)
            : throw new InvalidInputException(content.Origin, $"its ELF part ends at byte {end}, and the file has {bytes.Length}: it would look for the image in the wrong place", "Name the runtime alone, not a whole AppImage");
    }

    /// <summary>What is wrong with it for a target; null when it fits.</summary>
    /// <param name="target">The target.</param>
    public string? Problem(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return TargetFit.Problem(_image, target with { Libc = TargetLibc.None }) is { } problem ? $"The runtime {Origin} {problem}, not for {target.Name}. Name the one for that processor." : null;
    }

    /// <summary>Where a section lies; null when there is none of the name, or it has no bytes.</summary>
    internal (int Offset, int Length)? Section(string name) =>
        _sections.FirstOrDefault(section => section.Name == name) is { Length: > 0 } section && section.Offset + section.Length <= (ulong)_bytes.Length ? ((int)section.Offset, (int)section.Length) : null;

    /// <summary>Its bytes with the update information filled in, and the signature and key empty.</summary>
    /// <param name="update">The update information; null for none.</param>
    internal byte[] With(byte[]? update)
    {
        var bytes = (byte[])_bytes.Clone();
        foreach (var name in new[] { AppImageSections.Update, AppImageSections.Signature, AppImageSections.Key })
        {
            if (Section(name) is { } section)
            {
                bytes.AsSpan(section.Offset, section.Length).Clear();
            }
        }

        if (update is not null)
        {
            var section = Section(AppImageSections.Update)!.Value;
            update.CopyTo(bytes.AsSpan(section.Offset, section.Length));
        }

        return bytes;
    }

    /// <summary>Where the ELF part of a file ends: behind its section headers or its last section, whichever is later.</summary>
    internal static long EndOf(HeaderReader reader)
    {
        var header = ElfHeader.Read(reader);
        var start = header.Word(reader, header.Is64 ? 40u : 32u, "ELF e_shoff");
        var size = reader.U16(header.Is64 ? 58u : 46u, "ELF e_shentsize");
        var count = reader.U16(header.Is64 ? 60u : 48u, "ELF e_shnum");
        _ = reader.Part(start, (ulong)size * count, "ELF section header table");
        var sections = ElfLayout.Read(reader).Sections.Select(section => section.Offset + section.Length);
        return (long)sections.Append(start + ((ulong)size * count)).Max();
    }
}
