using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Linux;

/// <summary>A source folder and the members that contents make of it.</summary>
public abstract class TreeFixture : IDisposable
{
    protected static readonly DateTimeOffset CommitDate = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected ImmutableArray<PackageMember> Resolve(params PackageContent[] contents) => Resolve(PackageFormats.Deb, contents);

    protected ImmutableArray<PackageMember> Resolve(PackageFormats format, params PackageContent[] contents) =>
        PackageTree.Resolve(contents, Folder.Path, format, CommitDate);

    protected IReadOnlyList<string> Problems(params PackageContent[] contents) => Should.Throw<PreflightException>(() => Resolve(contents)).Problems;

    /// <summary>The paths that are no system directories.</summary>
    protected static IEnumerable<string> Own(IEnumerable<PackageMember> members) => members.Where(member => !member.IsSystemDirectory).Select(member => member.Path);

    /// <summary>Writes a file; on Unix with exactly this mode.</summary>
    protected string Write(string name, string text = "x", UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var path = Folder.Write(name, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return path;
    }
}
