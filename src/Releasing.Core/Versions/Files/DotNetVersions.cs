using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>
/// The version in a project or props file of .NET: <c>Version</c>, or <c>VersionPrefix</c> with <c>VersionSuffix</c> (Microsoft.Common and NuGet's pack targets). MSBuild is not evaluated: a version that is
/// computed by an expression is none that a file holds.
/// </summary>
internal sealed class DotNetVersions : IVersionHolder
{
    private readonly SourceText _source;
    private readonly List<Property> _properties;
    private readonly List<string> _remarks = [];

    private DotNetVersions(string root, string path)
    {
        _source = SourceText.Read(root, path);
        var all = XmlLocator.Locate(_source)
            .Where(spot => spot.Path is ["Project", "PropertyGroup", "Version" or "VersionPrefix" or "VersionSuffix"])
            .Select(spot => new Property(_source, spot)).ToList();
        _remarks.AddRange(all.Where(property => property.IsExpression).Select(property =>
            $"{PlainText.Line(path)}:{property.Line} computes {property.Name} by an expression; it stays as it is."));
        _properties = [.. all.Where(property => !property.IsExpression)];
        Held = [.. HeldVersions()];
    }

    public string Path => _source.Path;

    public IReadOnlyList<HeldVersion> Held { get; }

    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Reads a project or props file.</summary>
    public static DotNetVersions Read(string root, string path) => new(root, path);

    public void Edit(SemanticVersion next, EditList edits)
    {
        foreach (var version in Named("Version"))
        {
            edits.Add(_source, version.Replace(next.ToString()));
        }

        var prefixes = Named("VersionPrefix").ToList();
        var suffixes = Named("VersionSuffix").ToList();
        if (prefixes.Count == 0)
        {
            return;
        }

        if (next.IsPrerelease && (suffixes.Count == 0 || suffixes.Exists(suffix => suffix.Spot.IsEmptyTag)))
        {
            throw new InvalidInputException(
                PlainText.Line(Path), $"it has VersionPrefix and no place for '{next.Prerelease}'", "Add <VersionSuffix></VersionSuffix> beside VersionPrefix, or write the whole version into <Version>");
        }

        foreach (var prefix in prefixes)
        {
            edits.Add(_source, prefix.Replace(next.Core.ToString()));
        }

        foreach (var suffix in suffixes.Where(suffix => !suffix.Spot.IsEmptyTag))
        {
            edits.Add(_source, suffix.Replace(next.Prerelease));
        }
    }

    private IEnumerable<HeldVersion> HeldVersions()
    {
        foreach (var version in Named("Version"))
        {
            yield return HeldAt(version, version.Text);
        }

        // The first of several conditional suffixes; without any the prefix is the version.
        var suffix = Named("VersionSuffix").Select(property => property.Text).FirstOrDefault(text => text.Length > 0);
        foreach (var prefix in Named("VersionPrefix"))
        {
            yield return HeldAt(prefix, suffix is null ? prefix.Text : $"{prefix.Text}-{suffix}");
        }
    }

    private HeldVersion HeldAt(Property property, string text) => new(Path, property.Line, property.Name, text, SemanticVersion.TryParse(text, out var version) ? version : null);

    private IEnumerable<Property> Named(string name) => _properties.Where(property => property.Name == name);

    /// <summary>One element: its text without white space and comments around it.</summary>
    private sealed class Property
    {
        private readonly int _start;

        public Property(SourceText source, XmlSpot spot)
        {
            Spot = spot;
            Line = source.LineAt(spot.Start);
            (_start, var end) = Value(source.Text, spot.Start, spot.End);
            Text = source.Text[_start..end];
        }

        public XmlSpot Spot { get; }

        public int Line { get; }

        public string Name => Spot.Path[^1];

        public string Text { get; }

        // References to properties, items and metadata; an entity would hide what is meant.
        public bool IsExpression => Text.AsSpan().ContainsAny("$@%&<");

        public TextEdit Replace(string replacement) => new(_start, Text.Length, replacement);

        /// <summary>What is left when white space, comments and the frame of a CDATA section are taken off both ends.</summary>
        private static (int Start, int End) Value(string text, int start, int end)
        {
            while (true)
            {
                var here = text.AsSpan(start, end - start);
                var blanks = here.Length - here.TrimStart().Length;
                start += blanks;
                end -= here[blanks..].Length - here[blanks..].TrimEnd().Length;
                here = text.AsSpan(start, end - start);
                if (here.StartsWith("<!--"))
                {
                    start = text.IndexOf("-->", start, StringComparison.Ordinal) + 3;
                }
                else if (here.EndsWith("-->") && here.LastIndexOf("<!--") is var comment and >= 0)
                {
                    end = start + comment;
                }
                else if (here.StartsWith("<![CDATA[") && here.EndsWith("]]>"))
                {
                    (start, end) = (start + 9, end - 3);
                }
                else
                {
                    return (start, end);
                }
            }
        }
    }
}
