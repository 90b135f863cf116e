namespace Releasing.Formats.Pe;

/// <summary>What a Windows program runs in (PE Format, "Windows Subsystem").</summary>
public enum PeSubsystem
{
    /// <summary>Unknown to the header.</summary>
    Unknown = 0,

    /// <summary>A driver.</summary>
    Native = 1,

    /// <summary>A program with windows and no console.</summary>
    WindowsGui = 2,

    /// <summary>A console program.</summary>
    WindowsConsole = 3,

    /// <summary>An EFI application.</summary>
    EfiApplication = 10,
}
