using System.Text;

namespace Releasing.Cake.CodeSigning;

/// <summary>A folder under <c>artifacts/work</c> that only its owner can enter, for keys that a program reads from a file; gone with everything in it when this is disposed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    /// <param name="workFolder">The folder of everything intermediate, full path.</param>
    public PrivateFolder(string workFolder)
    {
        var path = Path.Combine(workFolder, "sign", Path.GetRandomFileName());
        Folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path).FullName
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    /// <summary>The folder, full path.</summary>
    public string Folder { get; }

    /// <summary>The full path of a file in it.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a text that only its owner can read.</summary>
    /// <returns>The full path.</returns>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes that only their owner can read.</summary>
    /// <returns>The full path.</returns>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(this[name], options);
        file.Write(bytes);
        return this[name];
    }

    /// <summary>Removes it.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
