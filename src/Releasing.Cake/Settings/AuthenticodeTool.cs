namespace Releasing.Cake.Settings;

/// <summary>The program that makes Authenticode signatures.</summary>
public enum AuthenticodeTool
{
    /// <summary><see cref="SignTool"/> on Windows, <see cref="OsslSignCode"/> elsewhere.</summary>
    Automatic,

    /// <summary>osslsigncode, on every system.</summary>
    OsslSignCode,

    /// <summary>signtool of the Windows SDK.</summary>
    SignTool,
}
