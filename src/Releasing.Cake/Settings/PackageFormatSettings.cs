using Releasing.Formats.Gzip;
using Releasing.Formats.Payloads;

namespace Releasing.Cake.Settings;

/// <summary>What the settings of every package format have. Relations and contents are added to those of <see cref="LinuxPackageSettings"/>; a script takes the place of the shared one.</summary>
public abstract class PackageFormatSettings : PackageSettings
{
    private readonly string _setting;

    private protected PackageFormatSettings(string setting) => _setting = setting;

    /// <summary>
    /// The file name without ending. Known words: <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>, <c>{os}</c>, <c>{arch}</c>, <c>{target}</c>, <c>{triple}</c>. Default:
    /// null, the name that the format's own tools give.
    /// </summary>
    public string? NameTemplate { get; set; }

    /// <summary>How the files inside are compressed. Default: gzip, which gives the same bytes on every machine.</summary>
    public PayloadCompression Compression { get; set; } = PayloadCompression.Gzip;

    /// <summary>Effort in the method's own scale: gzip 1–9, xz 0–9, zstd 1–22. Default: null, 5, 6 or 19.</summary>
    public int? CompressionLevel { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        if (NameTemplate is not null)
        {
            foreach (var problem in NameTemplateRules.Check($"{_setting}.NameTemplate", NameTemplate, NameTemplateRules.TargetWords))
            {
                yield return problem;
            }
        }

        var (least, most) = Compression switch
        {
            PayloadCompression.Gzip => (1, 9),
            PayloadCompression.Xz => (0, 9),
            _ => (1, 22),
        };
        if (CompressionLevel is { } level && (level < least || level > most))
        {
            yield return $"{_setting}.CompressionLevel is {level}. Set {least} to {most}, the scale of {Compression}.";
        }

        foreach (var problem in Check(_setting))
        {
            yield return problem;
        }
    }

    /// <summary>How a payload is compressed by so many threads, large contents once for all who share them.</summary>
    internal PayloadSettings PayloadBy(int threads, CompressedContents shared) =>
        new() { Compression = Compression, Level = CompressionLevel, Parallelism = threads, Shared = shared };

    /// <summary>What decides the bytes and is not in the package's model.</summary>
    internal IReadOnlyList<string> PayloadFacts => [$"compression={Compression}", $"level={CompressionLevel}"];
}
