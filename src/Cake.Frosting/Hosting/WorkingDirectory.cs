using Cake.Core.IO;

namespace Cake.Frosting.Hosting;

/// <summary>The directory that the build asked to run in.</summary>
internal sealed class WorkingDirectory(DirectoryPath path)
{
    public DirectoryPath Path { get; } = path ?? throw new ArgumentNullException(nameof(path));
}
