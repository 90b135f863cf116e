using Releasing.Files;
using Releasing.Formats.SquashFs;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>AppImages: one file for each processor of Linux that holds the program and runs without being installed.</summary>
public sealed class AppImageSettings : InstallerSettings
{
    /// <summary>The words for processors that AppImages have in their names.</summary>
    internal static IReadOnlyList<string> Architectures { get; } = ["x86_64", "aarch64", "armhf"];

    /// <summary>Creates the settings.</summary>
    public AppImageSettings()
        : base("Settings.AppImage")
    {
    }

    /// <summary>Whether AppImages are made. Default: null, when there is a <see cref="Runtime"/>.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// The program that every AppImage begins with and that this library does not bring: a path in the repository, or an address that begins with <c>https://</c> and needs
    /// <see cref="RuntimeSha256"/>. <c>{arch}</c> in it is <c>x86_64</c>, <c>aarch64</c> or <c>armhf</c>. Default: null, none.
    /// </summary>
    public string? Runtime { get; set; }

    /// <summary>
    /// The SHA-256 of each runtime, 64 hexadecimal digits, by <c>x86_64</c>, <c>aarch64</c> or <c>armhf</c>. Where the runtime is an address, processors without one get no AppImage.
    /// Default: none.
    /// </summary>
    public IDictionary<string, string> RuntimeSha256 { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Files of the repository that lie in the AppImage besides: the place in it, such as <c>usr/share/tool/data.bin</c>, and the path in the repository. Default: none.</summary>
    public IDictionary<string, string> Files { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How the image is compressed. Default: gzip, which every runtime reads and which gives the same bytes on every machine.</summary>
    public SquashFsCompression Compression { get; set; } = SquashFsCompression.Gzip;

    /// <summary>Effort in the method's own scale: gzip 1–9, zstd 1–22. Default: null, 5 or 15.</summary>
    public int? CompressionLevel { get; set; }

    /// <summary>Bytes of a file that are compressed together: a power of two from 4096 to 1,048,576. Default: 131,072.</summary>
    public int BlockSize { get; set; } = SquashFsSettings.DefaultBlockSize;

    /// <summary>
    /// Where the next version is found: <c>zsync|https://HOST/NAME.zsync</c> or <c>gh-releases-zsync|OWNER|REPOSITORY|latest|NAME-*x86_64.AppImage.zsync</c>; <c>{arch}</c> in it is the processor; empty for
    /// nowhere. Default: null, the newest release of the repository on GitHub, where it is there and the runtime has room for it.
    /// </summary>
    public string? UpdateInformation { get; set; }

    /// <summary>Makes a <c>.zsync</c> file beside each AppImage, by which clients download only what changed. Default: null, when there is update information.</summary>
    public bool? Zsync { get; set; }

    /// <summary>Puts an OpenPGP signature and its key into the AppImage. Default: null, when there is a key in <see cref="ReleaseSettings.Gpg"/> and the runtime has room for it.</summary>
    public bool? Signed { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        foreach (var problem in new SquashFsSettings { Compression = Compression, Level = CompressionLevel, BlockSize = BlockSize }.Problems())
        {
            yield return $"Settings.AppImage: {problem}";
        }

        if (Runtime?.Replace("{arch}", "x86_64", StringComparison.Ordinal) is { } runtime && !(IsAddress ? IsSafeAddress(runtime) : RelativePath.IsSafe(runtime)))
        {
            yield return $"Settings.AppImage.Runtime is '{PlainText.Line(Runtime)}'. Set a path inside of the repository, or an address that begins with https://.";
        }

        if (IsAddress && RuntimeSha256.Count == 0)
        {
            yield return "Settings.AppImage.Runtime is an address, and Settings.AppImage.RuntimeSha256 is empty. Set the SHA-256 of the runtime for each processor, as sha256sum prints it: nothing is used that was not pinned.";
        }

        foreach (var (arch, sha256) in RuntimeSha256)
        {
            if (!Architectures.Contains(arch) || sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit))
            {
                yield return $"Settings.AppImage.RuntimeSha256 has '{PlainText.Line(arch)}' with '{PlainText.Line(sha256)}'. Set {string.Join(", ", Architectures)} to 64 hexadecimal digits.";
            }
        }

        foreach (var (place, file) in Files.Where(file => !RelativePath.IsSafe(file.Key) || !RelativePath.IsSafe(file.Value)))
        {
            yield return $"Settings.AppImage.Files puts '{PlainText.Line(file)}' to '{PlainText.Line(place)}'. Set two relative paths with '/' between their parts.";
        }

        if (UpdateInformation is { Length: > 0 } update && Formats.AppImage.UpdateInformation.Problem(update.Replace("{arch}", "x86_64", StringComparison.Ordinal)) is { } wrong)
        {
            yield return $"Settings.AppImage.UpdateInformation: {wrong}";
        }
    }

    /// <summary>The runtime is downloaded.</summary>
    internal bool IsAddress => Runtime?.Contains("://", StringComparison.Ordinal) == true;

    // Over TLS, or on this machine.
    private static bool IsSafeAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    internal override string? WhyNot(bool isAskedFor) =>
        Enabled == false ? "not asked for in the settings" : Enabled is null && Runtime is null && !isAskedFor ? "Settings.AppImage.Runtime names no runtime to begin with" : null;
}
