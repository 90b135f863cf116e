using Releasing.Failures;

namespace Releasing.Cake.Settings;

/// <summary>
/// Something that nobody may read: a key, a passphrase. It says where the value comes from and prints as <c>***</c>; the value itself is read only when a
/// program needs it, and is masked in every log line from then on.
/// </summary>
public sealed class Secret
{
    private readonly Func<ReleaseContext, string?> _read;

    private Secret(string source, Func<ReleaseContext, string?> read)
    {
        Source = source;
        _read = read;
    }

    /// <summary>Where the value comes from, for messages: <c>variable GPG_PASSPHRASE</c>.</summary>
    public string Source { get; }

    /// <summary>The value of an environment variable; an unset or empty one is no value.</summary>
    /// <param name="name">The variable.</param>
    public static Secret FromVariable(string name) => new($"variable {name}", context => context.Environment.GetEnvironmentVariable(name));

    /// <summary>The text of a file.</summary>
    /// <param name="path">Absolute, or relative to the repository; a key does not belong among the files that git keeps.</param>
    public static Secret FromFile(string path) => new($"file {path}", context => ReadFile(context, path));

    /// <summary>A value that the build program has from elsewhere, such as a vault.</summary>
    /// <param name="value">The value.</param>
    public static Secret FromText(string value) => new("the settings", _ => value);

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    /// <summary>The value without line ends around it; null when there is none. From now on it is masked in every log line.</summary>
    /// <exception cref="ReleaseException">The file is missing or cannot be read.</exception>
    internal string? Reveal(ReleaseContext context)
    {
        var value = _read(context)?.Trim('\r', '\n');
        context.Secrets.Add(value);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static string ReadFile(ReleaseContext context, string path)
    {
        var full = Path.GetFullPath(Path.Combine(context.Root, path));
        try
        {
            return File.ReadAllText(full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(full, $"the file cannot be read ({error.Message})", "Correct the setting that names it, or its permissions", error);
        }
    }
}
