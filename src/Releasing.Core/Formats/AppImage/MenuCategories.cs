namespace Releasing.Formats.AppImage;

/// <summary>The registered categories of menus (freedesktop Desktop Menu Specification 1.1, appendix A).</summary>
internal static class MenuCategories
{
    private static readonly HashSet<string> s_additional = new(
        ("Building Debugger IDE GUIDesigner Profiling RevisionControl Translation Calendar ContactManagement Database Dictionary Chart TextTools Email Finance FlowChart PDA ProjectManagement " +
        "Presentation Spreadsheet WordProcessor 2DGraphics VectorGraphics RasterGraphics 3DGraphics Scanning OCR Photography Publishing Viewer DesktopSettings HardwareSettings Printing " +
        "PackageManager Dialup InstantMessaging Chat IRCClient Feed FileTransfer HamRadio News P2P RemoteAccess Telephony TelephonyTools VideoConference WebBrowser WebDevelopment Midi Mixer " +
        "Sequencer Tuner TV AudioVideoEditing Player Recorder DiscBurning ActionGame AdventureGame ArcadeGame BoardGame BlocksGame CardGame KidsGame LogicGame RolePlaying Shooter Simulation " +
        "SportsGame StrategyGame Art Construction Music Languages ArtificialIntelligence Astronomy Biology Chemistry ComputerScience DataVisualization Economy Electricity Geography Geology " +
        "Geoscience History Humanities ImageProcessing Literature Maps Math NumericalAnalysis MedicalSoftware Physics Robotics Spirituality Sports ParallelComputing Amusement Archiving " +
        "Compression Electronics Emulator Engineering FileTools FileManager TerminalEmulator Filesystem Monitor Security Accessibility Calculator Clock TextEditor Documentation Adult Core KDE " +
        "GNOME XFCE GTK Qt Motif Java ConsoleOnly").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The main categories, of which an entry has one.</summary>
    public static IReadOnlyList<string> Main { get; } =
        ["AudioVideo", "Audio", "Video", "Development", "Education", "Game", "Graphics", "Network", "Office", "Science", "Settings", "System", "Utility"];

    /// <summary>Whether a category is registered, or the project's own.</summary>
    public static bool IsKnown(string category) => Main.Contains(category) || s_additional.Contains(category) || category.StartsWith("X-", StringComparison.Ordinal);
}
