namespace Releasing.Cake.Settings;

/// <summary>How .NET programs are built: always one file for each program.</summary>
public sealed class DotNetSettings
{
    /// <summary>Builds .NET programs. Default: null, which means when <see cref="Projects"/> finds one.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// Project files to publish, relative to the repository. Default: empty, which means every project at the top or under <c>src/</c> that makes a program
    /// and is neither a test nor kept from publishing (<c>IsPublishable</c>).
    /// </summary>
    public IList<string> Projects { get; } = new List<string>();

    /// <summary>Publishes with the runtime inside. Default: yes; without it the program needs an installed .NET.</summary>
    public bool SelfContained { get; set; } = true;

    /// <summary>Leaves unused code out. Default: no, because reflection may need it; a project that sets <c>PublishTrimmed</c> is trimmed anyway.</summary>
    public bool Trimmed { get; set; }

    /// <summary>
    /// Compiles to native code ahead of time, for the targets that this machine can link for; the others get the runtime inside. Default: null,
    /// which means what the project says in <c>PublishAot</c>.
    /// </summary>
    public bool? Aot { get; set; }

    /// <summary>More MSBuild properties, name to value. Default: none.</summary>
    public IDictionary<string, string> Properties { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate() => Properties.Keys
        .Where(name => name.Length == 0 || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.'))
        .Select(name => $"Settings.DotNet.Properties has '{name}'. The name of an MSBuild property has letters, digits, '_', '-' and '.'.");
}
