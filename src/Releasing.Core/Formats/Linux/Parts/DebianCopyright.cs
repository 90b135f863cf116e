using System.Text;
using System.Text.RegularExpressions;
using Releasing.Text;

namespace Releasing.Formats.Linux.Parts;

/// <summary>Debian's machine-readable copyright file (copyright-format 1.0): who holds the rights, under which licence, and its text.</summary>
public sealed partial record DebianCopyright
{
    /// <summary>The package's name.</summary>
    public required string Package { get; init; }

    /// <summary>SPDX licence expression; empty when it is not known.</summary>
    public required string Licence { get; init; }

    /// <summary>Who holds the rights, where the licence's text does not say.</summary>
    public required string Holder { get; init; }

    /// <summary>The year, where the licence's text does not say; that of the commit, not of the build.</summary>
    public required int Year { get; init; }

    /// <summary>Address of the project; empty for none.</summary>
    public string Homepage { get; init; } = "";

    /// <summary>Names and texts of the licence files. A text that every Debian system has is pointed to instead.</summary>
    public IReadOnlyList<(string FileName, string Text)> Texts { get; init; } = [];

    /// <summary>The file as a content of deb packages, <c>/usr/share/doc/NAME/copyright</c>.</summary>
    public PackageContent ToContent() => PartContent.Text(ToString(), "the licence", $"/usr/share/doc/{Package}/copyright") with { Formats = PackageFormats.Deb };

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        var licences = DebianLicence.Split(Licence);
        var texts = licences.ToDictionary(licence => licence, TextOf);
        var file = new StringBuilder("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n");
        file.Append($"Upstream-Name: {PlainText.Line(Package)}\n");
        if (Homepage.Length > 0)
        {
            file.Append($"Source: {PlainText.Line(Homepage)}\n");
        }

        file.Append($"\nFiles: *\nCopyright: {string.Join("\n           ", Notices(licences))}\nLicense: {DebianLicence.ShortName(Licence)}\n");
        if (licences.Count == 1)
        {
            file.Append(texts[licences[0]]);
        }
        else
        {
            foreach (var licence in licences)
            {
                file.Append($"\nLicense: {DebianLicence.ShortName(licence)}\n{texts[licence]}");
            }
        }

        return file.ToString();
    }

    /// <summary>What the licence texts say of their holders, because that is what the authors chose to say.</summary>
    private List<string> Notices(IReadOnlyList<string> licences)
    {
        var own = Texts.Where(_ => licences.Any(licence => DebianLicence.CommonFile(licence) is null))
            .SelectMany(text => text.Text.Split('\n'))
            .Select(line => Notice().Match(PlainText.Line(line.Trim())))
            .Where(match => match.Success && !match.Value.Contains("Free Software Foundation", StringComparison.OrdinalIgnoreCase))
            .Select(match => match.Groups["notice"].Value.Trim())
            .Distinct()
            .ToList();
        return own.Count > 0 ? own : [FormattableString.Invariant($"{Year} {PlainText.Line(Holder)}")];
    }

    private string TextOf(string licence)
    {
        if (DebianLicence.CommonFile(licence) is { } common)
        {
            return $" On Debian systems the full text of this licence is in\n {common}.\n";
        }

        var text = Texts.FirstOrDefault(text => text.FileName.Contains(licence.Split('-')[0], StringComparison.OrdinalIgnoreCase)).Text
            ?? Texts.Where(text => !DebianLicence.IsCommonText(text.Text)).Select(text => text.Text).FirstOrDefault();
        return text is null ? DebianLicence.IsListed(licence)
                ? $" The text of this licence is at https://spdx.org/licenses/{licence}.html\n"
                : " No text of a licence comes with the program.\n"
            : string.Concat(PlainText.Lines(text.ReplaceLineEndings("\n").Trim('\n', ' ')).Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? " .\n" : $" {line.TrimEnd()}\n"));
    }

    [GeneratedRegex(@"^Copyright\s+(\(c\)\s*|©\s*)?(?<notice>[0-9]{4}.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Notice();
}
