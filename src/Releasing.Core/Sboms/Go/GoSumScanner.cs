using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Go;

/// <summary>
/// <c>go.sum</c> (Go Modules Reference, "go.sum files"): hashes of modules. It also keeps hashes of versions that were only considered, so alone it is no list of what is used: it adds to what go.mod or a program says.
/// </summary>
public sealed class GoSumScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "go.sum";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "go.sum";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => Read(content, new LockFile(path, cancellationToken)), cancellationToken);

    private static Inventory Read(Stream content, LockFile file)
    {
        var builder = new InventoryBuilder(file.Path);
        using var lines = new LockLines(content, file);
        while (lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length != 3)
            {
                throw file.Error(lines.Line, $"{LockFile.Shown(line)} is not MODULE VERSION HASH", "Run `go mod tidy`");
            }

            // A hash of go.mod alone, of a version whose code may never have been looked at.
            if (!fields[1].EndsWith("/go.mod", StringComparison.Ordinal) && fields[2].StartsWith("h1:", StringComparison.Ordinal))
            {
                builder.Add(new GoModuleRow(fields[0], fields[1], fields[2]).ToComponent(isFirstParty: false, file.Path));
            }
        }

        builder.Gap($"{file.Path} lists modules that were looked at, which may be more than are used, and does not record which needs which.");
        return builder.Build(knowsDependencies: false);
    }
}
