using System.Text;
using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Core.Tests.Formats.SquashFs;
using Releasing.Files;
using Releasing.Formats.AppImage;
using Releasing.Formats.SquashFs;
using Releasing.Targets;

namespace Releasing.Core.Tests.Formats.AppImage;

/// <summary>AppImages of a program that is none, behind a runtime that has the sections of one and no code.</summary>
internal static class AppImageSample
{
    public static Target Target { get; } = TargetTable.Get("linux-x86_64");

    public static byte[] RuntimeBytes(int update = 256, int signature = 1024)
    {
        var elf = new SectionSample().Add(".upd_info", new byte[update]).Add(".sha256_sig", new byte[signature]).Add(".sig_key", new byte[4096]).Elf();
        "AI\x02"u8.CopyTo(elf.AsSpan(8));
        return elf;
    }

    public static AppImageRuntime Runtime(byte[]? bytes = null) => AppImageRuntime.Read(ContentSource.FromBytes(bytes ?? RuntimeBytes(), "tools/runtime-x86_64"));

    /// <summary>The header of a picture of so many pixels; nobody looks at more.</summary>
    public static ContentSource Icon(int width = 256, int height = 256) => ContentSource.FromBytes(
        new ByteWriter(bigEndian: true).Raw(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A).U32(13).Raw((byte)'I', (byte)'H', (byte)'D', (byte)'R').U32(width).U32(height).Raw(8, 6, 0, 0, 0).U32(0).ToArray(),
        "icon.png");

    public static AppDir Contents(string program = "tool") => new()
    {
        Program = program,
        Entry = new DesktopEntry { Name = "The Tool", Comment = "Counts things", Program = program, Version = "1.2.3", Terminal = true, Categories = ["Utility", "ConsoleOnly"] },
        Component = new AppStreamComponent
        {
            Identifier = "org.example.tool",
            Name = "The Tool",
            Summary = "Counts things",
            Licence = "MIT",
            Homepage = "https://example.org/tool",
            Developer = "Ada",
            Program = program,
            Programs = [program],
            Terminal = true,
            Categories = ["Utility", "ConsoleOnly"],
            Version = "1.2.3",
            Date = new DateOnly(2024, 5, 6),
        },
        Icon = Icon(),
        Files = [SquashFsSample.File($"usr/bin/{program}", Encoding.UTF8.GetBytes("#!/bin/sh\necho tool\n"), executable: true)],
    };

    public static AppImagePackage Package() => new() { Runtime = Runtime(), Target = Target, Contents = Contents(), Image = new SquashFsSettings { ModificationTime = SquashFsSample.Time } };
}
