namespace Releasing.Formats.Dmg;

/// <summary>The unit of disk images.</summary>
internal static class DmgSectors
{
    /// <summary>Bytes of a sector.</summary>
    public const int Size = 512;
}
