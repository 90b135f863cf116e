using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Formats.Deb;
using Releasing.Text;

namespace Releasing.Formats.AptRepository;

/// <summary>A package of a repository: where it is read, where it goes, what the index says of it.</summary>
internal sealed partial class AptPackage
{
    public const string AllArchitectures = "all";

    // The index says these of the file; what a package says of itself does not count.
    private static readonly HashSet<string> s_ofIndex = new(StringComparer.OrdinalIgnoreCase) { "Filename", "Size", "MD5sum", "SHA1", "SHA256", "SHA512" };

    private readonly DebStanza _control;

    private AptPackage(string path, DebStanza control)
    {
        _control = control;
        Path = path;
        Name = Required("Package", DebFieldRules.IsName);
        Version = Required("Version", DebVersion.IsValid);
        Architecture = Required("Architecture", text => ArchitectureName().IsMatch(text));
    }

    /// <summary>Where it lies now.</summary>
    public string Path { get; }

    public string Name { get; }

    public string Version { get; }

    public string Architecture { get; }

    /// <summary>The name that the file has in every repository of Debian's kind, without the epoch.</summary>
    public string FileName => $"{Name}_{Version[(Version.IndexOf(':', StringComparison.Ordinal) + 1)..]}_{Architecture}.deb";

    public static async Task<AptPackage> ReadAsync(string path, CancellationToken cancellationToken) => new(path, await DebInspection.ReadControlAsync(path, cancellationToken));

    /// <summary>Its place below the repository: by the first letter, libraries by four, as Debian's own pool is laid out.</summary>
    public string PoolPath(string component)
    {
        var letters = Name.StartsWith("lib", StringComparison.Ordinal) && Name.Length > 3 ? Name[..4] : Name[..1];
        return $"pool/{component}/{letters}/{Name}/{FileName}";
    }

    /// <summary>The stanza of the index <c>Packages</c>, with an empty line behind it.</summary>
    public string Stanza(string poolPath, long size, string sha256)
    {
        var text = new StringBuilder();
        foreach (var field in _control.Fields.Where(field => !s_ofIndex.Contains(field.Name)))
        {
            text.Append(field.Name).Append(": ").Append(field.Value).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"Filename: {poolPath}\nSize: {size}\nSHA256: {sha256}\n\n").ToString();
    }

    private string Required(string field, Func<string, bool> isValid) => _control[field] is { } value && isValid(value)
        ? value
        : throw new InvalidInputException(Path, $"its {field} is '{PlainText.Line(_control[field])}', which no package can have", "Build or download it again");

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ArchitectureName();
}
