using Releasing.Formats.Linux;
using Releasing.Formats.SquashFs;
using Releasing.Targets;

namespace Releasing.Formats.AppImage;

/// <summary>An AppImage in the making.</summary>
public sealed record AppImagePackage
{
    /// <summary>The program that it begins with.</summary>
    public required AppImageRuntime Runtime { get; init; }

    /// <summary>The target that it is for.</summary>
    public required Target Target { get; init; }

    /// <summary>What is in it, as <see cref="AppDir"/> lays it out.</summary>
    public required AppDir Contents { get; init; }

    /// <summary>How the image is compressed, and the time of everything in it.</summary>
    public SquashFsSettings Image { get; init; } = new();

    /// <summary>Where its next version is found, see <see cref="AppImage.UpdateInformation"/>. Default: null, nowhere.</summary>
    public string? UpdateInformation { get; init; }

    /// <summary>Signs it, for the section <c>.sha256_sig</c>. Default: null, not signed.</summary>
    public IPackageSigner? Signer { get; init; }

    /// <summary>The signer's public key, armoured, for the section <c>.sig_key</c>. Default: empty, none.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; init; }
}
