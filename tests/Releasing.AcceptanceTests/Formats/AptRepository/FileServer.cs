using System.Net;

namespace Releasing.AcceptanceTests.Formats.AptRepository;

/// <summary>Serves the files of a folder on the loopback interface, as any web server would.</summary>
internal sealed class FileServer(string folder) : LoopbackServer
{
    private readonly List<string> _asked = [];

    /// <summary>The paths that were asked for and found.</summary>
    public IReadOnlyList<string> Served
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    protected override async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = Uri.UnescapeDataString(request.Url!.AbsolutePath);
        var file = Path.Combine(folder, path.TrimStart('/'));
        if (!File.Exists(file))
        {
            response.StatusCode = 404;
            return;
        }

        lock (_asked)
        {
            _asked.Add(path);
        }

        var bytes = await File.ReadAllBytesAsync(file);
        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes);
    }
}
