namespace Releasing.Formats.Deb;

/// <summary>How packages of several architectures get along (deb-control(5), Multi-Arch).</summary>
public enum DebMultiArch
{
    /// <summary>The field is not written.</summary>
    None,

    /// <summary>Several architectures of it are installed side by side, as libraries are.</summary>
    Same,

    /// <summary>It serves packages of other architectures too, as a command does.</summary>
    Foreign,

    /// <summary>Those who depend on it may ask for any architecture with <c>:any</c>.</summary>
    Allowed,
}
