namespace Releasing.Cake.Tools.NotaryTool;

/// <summary><c>notarytool log</c>: what Apple found in a submission.</summary>
public sealed class NotaryLogSettings : XcrunSettings
{
    /// <summary>The id of the submission, a UUID.</summary>
    public string Submission { get; set; } = "";

    /// <summary>The file of the private key.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The id of the key.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>The issuer of the key; null for the key of one person.</summary>
    public string? Issuer { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
        ["notarytool", "log", Submission, "--key", KeyFile, "--key-id", KeyId, .. Issuer is null ? [] : new[] { "--issuer", Issuer }];
}
