using Releasing.Formats.Binaries;

namespace Releasing.Sboms.Go;

/// <summary>
/// The modules that the Go linker recorded in a program (ELF, PE, Mach-O thin or universal; what <c>go version -m</c> prints), and the standard library of its toolchain. Build info has no edges between modules.
/// </summary>
public sealed class GoBinaryScanner : IProgramScanner
{
    /// <inheritdoc/>
    public string Name => "Go build info";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        InventoryBuilder? builder = null;
        foreach (var layout in BinaryLayout.Read(content, path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (new GoBuildInfoReader(layout).Read() is { } info)
            {
                builder ??= new InventoryBuilder(path);
                Add(builder, info, path);
            }
        }

        return Task.FromResult(builder?.Build(knowsDependencies: false));
    }

    private void Add(InventoryBuilder builder, GoBuildInfo info, string path)
    {
        var evidence = $"{path} ({Name})";
        builder.Add(GoToolchain.StandardLibrary(info.GoVersion, evidence));
        if (info.Modules.Length == 0)
        {
            builder.Gap($"{path} was built by Go without modules: only the standard library is known.");
            return;
        }

        var lines = GoModuleLines.Read(info.Modules, path);
        if (lines.Main is { } main)
        {
            builder.Add(main.ToComponent(isFirstParty: true, evidence));
        }

        foreach (var module in lines.Dependencies)
        {
            builder.Add(module.ToComponent(isFirstParty: false, evidence));
        }

        builder.Gap($"{path} does not record which of its Go modules needs which.");
    }
}
