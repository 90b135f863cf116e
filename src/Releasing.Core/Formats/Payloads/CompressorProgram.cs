using System.Diagnostics;
using System.Globalization;
using System.Text;
using Releasing.Failures;

namespace Releasing.Formats.Payloads;

/// <summary>The program <c>xz</c> or <c>zstd</c>.</summary>
internal sealed class CompressorProgram
{
    // Through these a user's settings for interactive use would change the bytes (xz(1), zstd(1), "ENVIRONMENT").
    private static readonly string[] s_foreign = ["XZ_DEFAULTS", "XZ_OPT", "ZSTD_CLEVEL", "ZSTD_NBTHREADS"];

    private readonly string _path;

    private CompressorProgram(string path) => _path = path;

    public static string NameOf(PayloadCompression compression) => compression == PayloadCompression.Xz ? "xz" : "zstd";

    /// <summary>Finds the program in a folder, or on PATH; null when it is not there.</summary>
    public static CompressorProgram? Find(PayloadCompression compression, string? folder)
    {
        // The platform's own search would also look into the current folder, which belongs to whoever wrote the repository.
        var name = NameOf(compression) + (OperatingSystem.IsWindows() ? ".exe" : "");
        var path = (folder ?? Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(place => Path.Combine(place, name))
            .FirstOrDefault(File.Exists);
        return path is null ? null : new CompressorProgram(path);
    }

    /// <summary>Starts it, to read its standard input and to write its standard output.</summary>
    /// <exception cref="ReleaseException">The system refuses to start it.</exception>
    public Process Start(PayloadSettings settings) => Start(Arguments(settings));

    /// <summary>Starts it to unpack.</summary>
    /// <exception cref="ReleaseException">The system refuses to start it.</exception>
    public Process StartUnpacking() => Start(["--decompress", "--stdout", "--quiet"]);

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_path, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in s_foreign)
        {
            start.Environment.Remove(variable);
        }

        try
        {
            return Process.Start(start) ?? throw new ReleaseException($"Payload: {_path} did not start. Install it again, or choose gzip.");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new ReleaseException($"Payload: {_path} did not start ({error.Message}). Install it again, or choose gzip.", error);
        }
    }

    private static IReadOnlyList<string> Arguments(PayloadSettings settings)
    {
        var (level, workers) = (settings.LevelOrDefault, CompressorMemory.Workers(settings));
        // With one thread xz leaves the sizes out of the block headers, and the bytes would depend on the number of processors.
        return settings.Compression == PayloadCompression.Xz
            ? ["--compress", "--stdout", "--quiet", Text($"-{level}"), "--check=crc64", Text($"--threads={Math.Max(2, workers)}"), Text($"--block-size={CompressorMemory.XzBlockSize(level)}")]
            : ["--compress", "--stdout", "--quiet", "--no-progress", .. level > 19 ? new[] { "--ultra" } : [], Text($"-{level}"), "--check", Text($"--threads={workers}")];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
