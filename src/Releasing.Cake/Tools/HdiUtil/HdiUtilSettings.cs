using System.Globalization;
using Releasing.Formats.Dmg;

namespace Releasing.Cake.Tools.HdiUtil;

/// <summary>One run of <c>hdiutil create</c> that makes a compressed image of a folder.</summary>
public sealed class HdiUtilSettings : LoggedToolSettings
{
    /// <summary>The folder whose contents become the volume.</summary>
    public string SourceFolder { get; set; } = "";

    /// <summary>The name of the volume.</summary>
    public string VolumeName { get; set; } = "";

    /// <summary>The image to make; one that is there is replaced.</summary>
    public string Image { get; set; } = "";

    /// <summary>The file system. Default: HFS Plus.</summary>
    public DmgFileSystem FileSystem { get; set; }

    /// <summary>Effort of the compression, from 1 to 9. Default: 5.</summary>
    public int CompressionLevel { get; set; } = Formats.Gzip.DeflateSettings.DefaultLevel;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
    [
        "create", "-srcfolder", SourceFolder, "-volname", VolumeName, "-fs", FileSystem == DmgFileSystem.HfsPlus ? "HFS+" : "ISO9660",
        "-format", "UDZO", "-imagekey", string.Create(CultureInfo.InvariantCulture, $"zlib-level={CompressionLevel}"), "-nospotlight", "-noanyowners", "-ov", Image,
    ];
}
