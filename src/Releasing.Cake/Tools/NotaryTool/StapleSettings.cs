namespace Releasing.Cake.Tools.NotaryTool;

/// <summary><c>stapler staple</c>: puts the notary's ticket into a disk image, installer or bundle, which is then accepted without a network. A bare program has no place for it.</summary>
public sealed class StapleSettings : XcrunSettings
{
    /// <summary>The dmg, pkg or app.</summary>
    public string File { get; set; } = "";

    /// <summary>Whether a file of this name can hold a ticket.</summary>
    /// <param name="file">A file name.</param>
    public static bool CanHold(string file) => Path.GetExtension(file).ToUpperInvariant() is ".DMG" or ".PKG" or ".APP";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() => ["stapler", "staple", File];
}
