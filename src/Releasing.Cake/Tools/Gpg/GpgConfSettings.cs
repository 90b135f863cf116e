namespace Releasing.Cake.Tools.Gpg;

/// <summary>Ends the agents of a keyring.</summary>
public sealed class GpgConfSettings : LoggedToolSettings
{
    /// <summary>The folder of the keyring.</summary>
    public string HomeFolder { get; set; } = "";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() => ["--homedir", HomeFolder, "--kill", "all"];
}
