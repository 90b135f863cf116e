namespace Releasing.Formats.Rpm;

/// <summary>What rpm calls the processors of the target table elsewhere than in a package's architecture (rpmrc: arch_canon; platform macros: __isa).</summary>
internal static class RpmArchitecture
{
    public const string Any = "noarch";

    /// <summary>The number in the lead. For <c>noarch</c> rpmbuild writes that of the machine it runs on; here always 1.</summary>
    public static ushort LeadNumber(string architecture) => architecture switch
    {
        "aarch64" => 19,
        "armv7hl" => 12,
        _ => 1,
    };

    /// <summary>The mark in <c>name(x86-64)</c>; null for a package that suits every processor.</summary>
    public static string? Isa(string architecture) => architecture switch
    {
        "x86_64" => "x86-64",
        "aarch64" => "aarch-64",
        "armv7hl" => "armv7hl-32",
        _ => null,
    };
}
