namespace Releasing.Formats.Cpio;

/// <summary>How the members of a cpio archive are written.</summary>
public enum CpioDialect
{
    /// <summary>"New ASCII" (magic 070701): complete headers; a member has less than 4 GiB.</summary>
    NewAscii,

    /// <summary>
    /// RPM's stripped form (magic 07070X, rpm 4.12 and later): a header holds nothing but the member's place in the package's file list, which knows the
    /// rest; a member has any size. No other program reads it.
    /// </summary>
    Stripped,
}
