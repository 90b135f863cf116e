using System.Text;
using Releasing.Core.Tests;
using Releasing.Versions;
using Releasing.Versions.Files;

namespace Releasing.Tests.Versions.Files;

/// <summary>A folder with version files, and what an edit makes of them.</summary>
internal sealed class VersionFilesFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.Path;

    public string? Last { get; set; } = "1.2.3";

    public VersionFilesFixture Write(string path, string text)
    {
        _folder.Write(path, text);
        return this;
    }

    public VersionFilesFixture Write(string path, byte[] bytes)
    {
        _folder.Write(path, "");
        File.WriteAllBytes(_folder[path], bytes);
        return this;
    }

    public string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(_folder[path]));

    public VersionFiles Open(string[]? files = null, VersionPattern[]? patterns = null, string folder = "") =>
        VersionFiles.Open(Root, folder, files ?? [], patterns ?? [], Last is null ? null : SemanticVersion.Parse(Last));

    public IReadOnlyList<FileEdit> Bump(string next, string[]? files = null, VersionPattern[]? patterns = null, string folder = "")
    {
        var edits = Open(files, patterns, folder).Prepare(SemanticVersion.Parse(next));
        FileEditWriter.WriteAsync(Root, edits).GetAwaiter().GetResult();
        return edits;
    }

    public void Dispose() => _folder.Dispose();
}
