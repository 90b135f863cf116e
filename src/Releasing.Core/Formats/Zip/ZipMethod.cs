namespace Releasing.Formats.Zip;

/// <summary>How a member's bytes are kept (APPNOTE.TXT 4.4.5).</summary>
public enum ZipMethod
{
    /// <summary>As they are.</summary>
    Store = 0,

    /// <summary>Deflated; a member of at most 512 KiB that does not shrink is stored.</summary>
    Deflate = 8,
}
