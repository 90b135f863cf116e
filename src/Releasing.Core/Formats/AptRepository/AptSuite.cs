using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Releasing.Formats.Linux;

namespace Releasing.Formats.AptRepository;

/// <summary>What a repository for apt says of its one suite, and who signs it ("DebianRepository/Format" in Debian's wiki, apt-ftparchive(1)).</summary>
public sealed partial record AptSuite
{
    /// <summary>The suite, as in <c>deb https://example.org/apt stable main</c>. Default: <c>stable</c>.</summary>
    public string Suite { get; init; } = "stable";

    /// <summary>The suite's own name; empty (default) for that of the suite.</summary>
    public string Codename { get; init; } = "";

    /// <summary>The component. Default: <c>main</c>.</summary>
    public string Component { get; init; } = "main";

    /// <summary>Who publishes it; apt can be told to prefer packages by it. Empty for none.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What it is called. Empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>One line about it. Empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Of when its contents are, in whole seconds; apt refuses an older index than it has, and one from the future.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>After how long apt refuses it, so that nobody can serve an old one forever; null (default) for never.</summary>
    public TimeSpan? ValidFor { get; init; }

    /// <summary>Signs <c>Release.gpg</c>; null (default) leaves it out, and apt then wants <c>InRelease</c>.</summary>
    public IPackageSigner? Signer { get; init; }

    /// <summary>Signs <c>InRelease</c>; null (default) leaves it out. Without either signature apt trusts nothing in it.</summary>
    public IClearSigner? ClearSigner { get; init; }

    /// <summary>The public key as users download it, written as <c>key.asc</c>; empty (default) leaves it out.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; init; }

    /// <summary>Everything wrong with these settings, in full sentences that begin with the property's name.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. Names().Where(name => !Name().IsMatch(name.Value)).Select(name => $"{name.Property}: '{Text.PlainText.Line(name.Value)}' is no name of one. Use letters, digits, '-', '_', '+' and '.', the first a letter or digit."),
        .. new[] { ("Origin", Origin), ("Label", Label), ("Description", Description) }.Select(line => PackageText.LineProblem(line.Item1, line.Item2)).OfType<string>(),
        .. ValidFor <= TimeSpan.Zero ? ["ValidFor: it is not positive. Give the time after which apt refuses the index, or none."] : ImmutableArray<string>.Empty,
    ];

    private IEnumerable<(string Property, string Value)> Names()
    {
        yield return ("Suite", Suite);
        yield return ("Component", Component);
        if (Codename.Length > 0)
        {
            yield return ("Codename", Codename);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9+._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
