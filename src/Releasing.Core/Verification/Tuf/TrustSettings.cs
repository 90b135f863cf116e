using Releasing.Signing.Keyless;

namespace Releasing.Verification.Tuf;

/// <summary>How the trusted root is refreshed.</summary>
public sealed record TrustSettings
{
    /// <summary>The repository; that of the public instance by default.</summary>
    public TufRepository Repository { get; init; } = TufRepository.Production;

    /// <summary>Where verified metadata are kept; null stands for <see cref="DefaultCacheFolder"/>. Every repository has a folder of its own in there.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How patient to be: three attempts, half a minute altogether by default, because there is something to fall back on.</summary>
    public ServiceLimits Limits { get; init; } = new() { Attempts = 3, AttemptTime = TimeSpan.FromSeconds(10), TotalTime = TimeSpan.FromSeconds(30) };

    /// <summary>The folder of caches: <c>releasing/tuf</c> under <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>, under <c>~/Library/Caches</c> on macOS, under <c>%LOCALAPPDATA%</c> on Windows.</summary>
    public static string DefaultCacheFolder => Path.Combine(CacheHome(), "releasing", "tuf");

    private static string CacheHome()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        // The XDG specification has relative paths ignored.
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } folder && Path.IsPathFullyQualified(folder) ? folder
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
    }
}
