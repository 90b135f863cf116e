namespace Releasing.Formats.Cabinet;

/// <summary>Attributes of a file in a cabinet (MS-CAB 2.4, <c>attribs</c>).</summary>
[Flags]
public enum CabinetAttributes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Not to be written to.</summary>
    ReadOnly = 0x01,

    /// <summary>Not shown.</summary>
    Hidden = 0x02,

    /// <summary>Belongs to the system.</summary>
    System = 0x04,

    /// <summary>Changed since the last backup; what most programs set.</summary>
    Archive = 0x20,

    /// <summary>Run after it is extracted.</summary>
    Execute = 0x40,
}
