using Cake.Core;
using Releasing.Failures;

namespace Releasing.Cake.Tools.Gpg;

/// <summary>A keyring of its own, in a folder that only its owner can enter, gone with everything in it when this is disposed.</summary>
internal sealed class GpgHome : IDisposable
{
    // The agent's sockets lie in it, and a socket's path has at most 104 bytes (sun_path of macOS); theirs are S.gpg-agent.browser and shorter.
    private const int LongestFolder = 80;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly ICakeContext _context;
    private readonly string _where;

    /// <summary>Makes an empty keyring.</summary>
    public GpgHome(ICakeContext context, string where)
    {
        _context = context;
        _where = where;
        Folder = Create();
    }

    /// <summary>The folder, full path.</summary>
    public string Folder { get; }

    /// <summary>Ends the agent that gpg started for this keyring, and removes the keyring.</summary>
    public void Dispose()
    {
        try
        {
            new GpgConfRunner(_context).Run(new GpgConfSettings { HomeFolder = Folder, Where = _where });
        }
        catch (ReleaseException)
        {
            // Without gpgconf the agent ends by itself as soon as it sees that its folder is gone.
        }

        // The agent removes its sockets at the same time, and Windows keeps a file that it still holds.
        if (!SpinWait.SpinUntil(TryRemove, s_patience))
        {
            throw new ReleaseException($"{_where}: the keyring {Folder} holds the private key and cannot be removed. End the gpg-agent that uses it, and remove the folder.");
        }
    }

    private bool TryRemove()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(Folder);
        }
    }

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("gpg-").FullName;
        if (OperatingSystem.IsWindows() || folder.Length <= LongestFolder)
        {
            return folder;
        }

        Directory.Delete(folder);
        folder = Path.Combine("/tmp", "gpg-" + Path.GetRandomFileName());
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
