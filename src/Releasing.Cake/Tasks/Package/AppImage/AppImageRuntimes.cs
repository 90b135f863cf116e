using System.Security.Cryptography;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.AppImage;
using Releasing.Signing.Keyless;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Finds the runtime for a processor: in the repository, or by its address and digest, which is downloaded once and kept.</summary>
internal static class AppImageRuntimes
{
    /// <summary>What to do where there is none.</summary>
    public const string HowToPin =
        "This library brings no runtime. Take a file runtime-x86_64 (aarch64, armhf) of a dated release (not continuous, which is replaced) of https://github.com/AppImage/type2-runtime/releases into the repository and set Settings.AppImage.Runtime = \"tools/runtime-{arch}\", "
        + "or set it to the file's https:// address and Settings.AppImage.RuntimeSha256[\"x86_64\"] to what sha256sum prints for it";

    private const int Largest = 64 * 1024 * 1024;
    private const int MostRedirects = 5;

    /// <summary>The word for a processor.</summary>
    public static string Word(Target target) => target.Arch switch
    {
        TargetArch.Arm64 => "aarch64",
        TargetArch.Armv7 => "armhf",
        _ => "x86_64",
    };

    /// <summary>The place of the runtime for a target, as the settings have it; null when they name none.</summary>
    public static string? PlaceOf(ReleaseContext context, Target target) => context.Settings.AppImage.Runtime?.Replace("{arch}", Word(target), StringComparison.Ordinal);

    /// <summary>The digest that the runtime for a target must have; null when none is pinned.</summary>
    public static string? PinnedOf(ReleaseContext context, Target target) => context.Settings.AppImage.RuntimeSha256.TryGetValue(Word(target), out var sha256) ? sha256 : null;

    /// <summary>Why a target has no runtime though others have; null when it has one.</summary>
    public static string? WhyNone(ReleaseContext context, Target target)
    {
        var settings = context.Settings.AppImage;
        if (settings.IsAddress)
        {
            return PinnedOf(context, target) is not null ? null : $"Settings.AppImage.RuntimeSha256 has no digest for {Word(target)}";
        }

        var file = PlaceOf(context, target)!;
        if (!File.Exists(RepositoryFiles.FullPath(context, file)))
        {
            return settings.Runtime!.Contains("{arch}", StringComparison.Ordinal) ? $"there is no runtime {file}" : null;
        }

        return settings.Runtime!.Contains("{arch}", StringComparison.Ordinal) || Read(context, target).Problem(target) is not { } problem ? null : problem.TrimEnd('.');
    }

    /// <summary>Reads a runtime that lies in the repository; its digest must be the pinned one where one is.</summary>
    /// <exception cref="ReleaseException">There is none, it is another, or none at all.</exception>
    public static AppImageRuntime Read(ReleaseContext context, Target target)
    {
        var file = PlaceOf(context, target)!;
        var path = RepositoryFiles.FullPath(context, file);
        if (!File.Exists(path))
        {
            throw new InvalidInputException("Settings.AppImage.Runtime", $"there is no file {file} in the repository", HowToPin);
        }

        var bytes = File.ReadAllBytes(path);
        if (PinnedOf(context, target) is { } pinned)
        {
            Demand(bytes, pinned, file);
        }

        return AppImageRuntime.Read(ContentSource.FromBytes(bytes, file));
    }

    /// <summary>The runtime for a target; one with an address is downloaded unless it was before.</summary>
    /// <exception cref="ReleaseException">As for <see cref="Read"/>, or it cannot be downloaded.</exception>
    public static async Task<AppImageRuntime> GetAsync(ReleaseContext context, Target target, ServiceClient client, CancellationToken cancellationToken)
    {
        if (!context.Settings.AppImage.IsAddress)
        {
            return Read(context, target);
        }

        var (address, pinned) = (PlaceOf(context, target)!, PinnedOf(context, target)!);
        var kept = Path.Combine(context.WorkFolder, "appimage", $"runtime-{pinned.ToLowerInvariant()}");
        if (File.Exists(kept) && (await FileDigest.OfFileAsync(kept, cancellationToken)).Sha256.Equals(pinned, StringComparison.OrdinalIgnoreCase))
        {
            return AppImageRuntime.Read(ContentSource.FromFile(kept));
        }

        var bytes = await DownloadAsync(new Uri(address), client, cancellationToken);
        Demand(bytes.Span, pinned, address);
        await AtomicFile.WriteAsync(kept, (output, token) => output.WriteAsync(bytes, token).AsTask(), cancellationToken);
        return AppImageRuntime.Read(ContentSource.FromBytes(bytes, address));
    }

    private static void Demand(ReadOnlySpan<byte> bytes, string pinned, string where)
    {
        var real = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!real.Equals(pinned, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidInputException(
                where, $"the runtime has the SHA-256 {real}, and Settings.AppImage.RuntimeSha256 says {pinned.ToLowerInvariant()}", "Find out why before you change the digest: the file is not the one that was pinned");
        }
    }

    // Forges send a download on to where they keep the file.
    private static async Task<ReadOnlyMemory<byte>> DownloadAsync(Uri address, ServiceClient client, CancellationToken cancellationToken)
    {
        var next = address;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var request = new ServiceRequest("Settings.AppImage.Runtime", HttpMethod.Get, next) { Accept = "application/octet-stream", LargestAnswer = Largest };
            var answer = await client.SendAsync(request, answer => answer, cancellationToken);
            if (answer.Status is not (301 or 302 or 303 or 307 or 308))
            {
                answer.MustBe(200);
                return answer.Body;
            }

            next = Uri.TryCreate(next, answer.Header("Location"), out var target) ? target : throw Misled("sends on to no address");
        }

        throw Misled($"sends on more than {MostRedirects} times");

        InvalidInputException Misled(string what) => new("Settings.AppImage.Runtime", $"{address.GetLeftPart(UriPartial.Path)} {what}", "Name the address of the file itself");
    }
}
