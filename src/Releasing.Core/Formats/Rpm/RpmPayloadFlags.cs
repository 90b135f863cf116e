using System.Globalization;
using Releasing.Formats.Gzip;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Rpm;

/// <summary>Tag 1126: the level of compression, for people; empty without compression.</summary>
internal static class RpmPayloadFlags
{
    private const int XzLevel = 6;
    private const int ZstdLevel = 19;

    public static string Of(PayloadSettings settings) => settings.Compression switch
    {
        PayloadCompression.None => "",
        PayloadCompression.Xz => Number(settings.Level ?? XzLevel),
        PayloadCompression.Zstd => Number(settings.Level ?? ZstdLevel),
        _ => Number(settings.Level ?? DeflateSettings.DefaultLevel),
    };

    private static string Number(int level) => level.ToString(CultureInfo.InvariantCulture);
}
