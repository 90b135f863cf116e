using Releasing.Artifacts;
using Releasing.Files;

namespace Releasing.Cake.Builders;

/// <summary>
/// Answers of slow programs, kept under <c>artifacts/work/probes</c> with what they depend on, so that a run in which nothing changed starts none of them.
/// </summary>
internal static class ProbeCache
{
    /// <summary>The kept answer, or a fresh one. An answer that is an exception is not kept.</summary>
    /// <param name="context">The release.</param>
    /// <param name="name">The question, a file name.</param>
    /// <param name="inputs">Everything the answer depends on.</param>
    /// <param name="ask">Asks the program; null is an answer that is not worth keeping.</param>
    public static string? Get(ReleaseContext context, string name, IReadOnlyList<string> inputs, Func<string?> ask)
    {
        var path = Path.Combine(context.WorkFolder, "probes", name);
        var key = FileDigest.OfText(string.Join('\0', inputs));
        if (File.Exists(path) && File.ReadAllText(path) is var kept && kept.StartsWith(key + "\n", StringComparison.Ordinal))
        {
            return kept[(key.Length + 1)..];
        }

        var answer = ask();
        if (answer is not null)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes($"{key}\n{answer}");
            AtomicFile.WriteAsync(path, async (stream, token) => await stream.WriteAsync(bytes, token)).GetAwaiter().GetResult();
        }

        return answer;
    }

    /// <summary>A file as an input: its path, size and time (of what a link points to); empty when it is not there.</summary>
    public static string Stamp(string? path)
    {
        var file = path is null || !File.Exists(path) ? null : new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return file is { Exists: true } ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}|{file.Length}|{file.LastWriteTimeUtc.Ticks}") : "";
    }
}
