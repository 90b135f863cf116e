namespace Releasing.Cake.Tools.NotaryTool;

/// <summary>A program of Xcode with its arguments.</summary>
public abstract class XcrunSettings : LoggedToolSettings;
