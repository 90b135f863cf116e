namespace Releasing.Formats.Linux;

/// <summary>The formats that the shared package model is written as. Flags, so that a part of a package can be for some of them.</summary>
[Flags]
public enum PackageFormats
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Debian's, deb(5).</summary>
    Deb = 1,

    /// <summary>RPM, format 4.</summary>
    Rpm = 2,

    /// <summary>Alpine's, of apk-tools 2.</summary>
    Apk = 4,

    /// <summary>All of them.</summary>
    All = Deb | Rpm | Apk,
}
