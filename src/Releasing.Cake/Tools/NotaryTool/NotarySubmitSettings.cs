using System.Globalization;

namespace Releasing.Cake.Tools.NotaryTool;

/// <summary><c>notarytool submit --wait</c>: Apple looks at a zip, disk image or installer, and the run ends with its answer.</summary>
public sealed class NotarySubmitSettings : XcrunSettings
{
    /// <summary>The zip, dmg or pkg.</summary>
    public string File { get; set; } = "";

    /// <summary>The file of the private key.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The id of the key.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>The issuer of the key; null for the key of one person.</summary>
    public string? Issuer { get; set; }

    /// <summary>How long to wait. Default: 30 minutes.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
    [
        "notarytool", "submit", File,
        "--key", KeyFile, "--key-id", KeyId, .. Issuer is null ? [] : new[] { "--issuer", Issuer },
        "--wait", "--timeout", string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Ceiling(TimeLimit.TotalSeconds)}s"),
        "--output-format", "json",
    ];
}
