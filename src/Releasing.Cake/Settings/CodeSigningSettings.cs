namespace Releasing.Cake.Settings;

/// <summary>How programs are signed between compiling and packaging, so that the systems they run on accept them. With nothing set, nothing is signed.</summary>
public sealed class CodeSigningSettings
{
    /// <summary>Authenticode signatures of Windows programs.</summary>
    public AuthenticodeSettings Windows { get; } = new();

    /// <summary>Developer ID signatures and notarisation of macOS programs.</summary>
    public AppleSigningSettings Apple { get; } = new();

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate() => [.. Windows.Validate(), .. Apple.Validate()];
}
