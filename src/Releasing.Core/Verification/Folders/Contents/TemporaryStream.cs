namespace Releasing.Verification.Folders.Contents;

/// <summary>A file of this process alone, which is gone when it is closed.</summary>
internal static class TemporaryStream
{
    /// <summary>Creates one.</summary>
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
}
