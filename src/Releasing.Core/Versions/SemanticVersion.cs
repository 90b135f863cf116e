using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Releasing.Failures;

namespace Releasing.Versions;

/// <summary>
/// A version by the rules of Semantic Versioning 2.0.0 (https://semver.org/spec/v2.0.0.html). Numbers have no upper limit,
/// as the specification sets none.
/// </summary>
/// <remarks>
/// The specification ignores build metadata in precedence (rule 10); two versions that differ only there are nevertheless two
/// versions. <see cref="ComparePrecedence"/> is the specification's order. <see cref="Equals(SemanticVersion)"/>,
/// <see cref="CompareTo(SemanticVersion)"/> and the operators refine it with build metadata as the last word, so that sorting is total, repeatable,
/// and agrees with equality.
/// </remarks>
public sealed class SemanticVersion : IEquatable<SemanticVersion>, IComparable<SemanticVersion>, IComparable
{
    private readonly string _text;

    internal SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch, string prerelease, string build)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        Prerelease = prerelease;
        BuildMetadata = build;
        _text = string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}")
            + (prerelease.Length > 0 ? "-" + prerelease : "")
            + (build.Length > 0 ? "+" + build : "");
    }

    /// <summary>Creates a version without pre-release and build metadata.</summary>
    /// <param name="major">Not negative.</param>
    /// <param name="minor">Not negative.</param>
    /// <param name="patch">Not negative.</param>
    public SemanticVersion(int major, int minor, int patch)
        : this(NotNegative(major, nameof(major)), NotNegative(minor, nameof(minor)), NotNegative(patch, nameof(patch)), "", "")
    {
    }

    /// <summary>The first number.</summary>
    public BigInteger Major { get; }

    /// <summary>The second number.</summary>
    public BigInteger Minor { get; }

    /// <summary>The third number.</summary>
    public BigInteger Patch { get; }

    /// <summary>Everything between <c>-</c> and <c>+</c>, such as <c>rc.1</c>; empty for a stable version.</summary>
    public string Prerelease { get; }

    /// <summary>Everything after <c>+</c>; empty when there is none.</summary>
    public string BuildMetadata { get; }

    /// <summary>It has a pre-release part.</summary>
    public bool IsPrerelease => Prerelease.Length > 0;

    /// <summary>The dot separated identifiers of <see cref="Prerelease"/>; empty for a stable version.</summary>
    public IReadOnlyList<string> PrereleaseIdentifiers => IsPrerelease ? Prerelease.Split('.') : [];

    /// <summary>The three numbers alone: <c>1.2.3</c> of <c>1.2.3-rc.1+abc</c>.</summary>
    public SemanticVersion Core => IsPrerelease || BuildMetadata.Length > 0 ? new(Major, Minor, Patch, "", "") : this;

    /// <summary>Reads a version; nothing but the version may stand in the text (no <c>v</c>, no white space).</summary>
    /// <exception cref="ReleaseException">The text is not a semantic version.</exception>
    public static SemanticVersion Parse(string text) => TryParse(text, out var version)
        ? version
        : throw new ReleaseException(
            $"Version: '{Text.PlainText.Line(text)}' is not a semantic version. Write MAJOR.MINOR.PATCH with optional -prerelease and +metadata, such as 1.2.3 or 1.2.3-rc.1.");

    /// <summary>Reads a version; false when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = text is null ? null : new SemanticVersionReader(text).Read();
        return version is not null;
    }

    /// <summary>
    /// The order of rule 11: numbers numerically, a pre-release below its stable version, identifiers left to right, numeric ones
    /// numerically and below alphanumeric ones, those in ASCII order, fewer below more. Build metadata has no part in it.
    /// </summary>
    /// <returns>Below zero, zero, or above zero, as <paramref name="left"/> is below, level with, or above <paramref name="right"/>.</returns>
    public static int ComparePrecedence(SemanticVersion left, SemanticVersion right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var order = left.Major.CompareTo(right.Major);
        order = order != 0 ? order : left.Minor.CompareTo(right.Minor);
        order = order != 0 ? order : left.Patch.CompareTo(right.Patch);
        return order != 0 ? order : PrereleaseOrder.Compare(left.Prerelease, right.Prerelease);
    }

    /// <summary>The next version with incompatible changes: <c>2.0.0</c> after <c>1.2.3</c> and after <c>2.0.0-rc.1</c>.</summary>
    public SemanticVersion NextMajor() => IsPrerelease && Minor.IsZero && Patch.IsZero ? Core : new(Major + 1, 0, 0, "", "");

    /// <summary>The next version with new features: <c>1.3.0</c> after <c>1.2.3</c> and after <c>1.3.0-rc.1</c>.</summary>
    public SemanticVersion NextMinor() => IsPrerelease && Patch.IsZero ? Core : new(Major, Minor + 1, 0, "", "");

    /// <summary>The next version with fixes: <c>1.2.4</c> after <c>1.2.3</c> and after <c>1.2.4-rc.1</c>.</summary>
    public SemanticVersion NextPatch() => IsPrerelease ? Core : new(Major, Minor, Patch + 1, "", "");

    /// <summary>
    /// The next pre-release of a series: <c>1.2.4-rc.1</c> after <c>1.2.3</c>, <c>1.2.4-rc.2</c> after <c>1.2.4-rc.1</c>,
    /// <c>1.2.4-rc.1</c> after <c>1.2.4-beta.3</c>.
    /// </summary>
    /// <param name="label">One identifier that is not a number, such as <c>rc</c>.</param>
    /// <exception cref="ReleaseException">The label is not an identifier, or the series would go backwards (<c>beta</c> after <c>rc.1</c>).</exception>
    public SemanticVersion NextPrerelease(string label)
    {
        var first = NextPatch().WithPrerelease(label + ".1");
        var identifiers = PrereleaseIdentifiers;
        if (identifiers.Count == 2 && identifiers[0] == label && BigInteger.TryParse(identifiers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return WithPrerelease(string.Create(CultureInfo.InvariantCulture, $"{label}.{number + 1}"));
        }

        return ComparePrecedence(first, this) > 0
            ? first
            : throw new ReleaseException($"Version: {first} would come before {this}. Choose a pre-release label that sorts after '{identifiers[0]}'.");
    }

    /// <summary>The same numbers with another pre-release part and no build metadata.</summary>
    /// <param name="prerelease">Dot separated identifiers without the <c>-</c>; empty for none.</param>
    /// <exception cref="ReleaseException">The text is not a list of pre-release identifiers.</exception>
    public SemanticVersion WithPrerelease(string prerelease)
    {
        ArgumentNullException.ThrowIfNull(prerelease);
        return prerelease.Length == 0 ? Core : Parse($"{Core}-{prerelease}");
    }

    /// <summary>The same version with other build metadata.</summary>
    /// <param name="build">Dot separated identifiers without the <c>+</c>; empty for none.</param>
    /// <exception cref="ReleaseException">The text is not a list of build identifiers.</exception>
    public SemanticVersion WithBuildMetadata(string build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var bare = new SemanticVersion(Major, Minor, Patch, Prerelease, "");
        return build.Length == 0 ? bare : Parse($"{bare}+{build}");
    }

    /// <inheritdoc/>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = ComparePrecedence(this, other);
        return order != 0 ? order : string.CompareOrdinal(BuildMetadata, other.BuildMetadata);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is null or SemanticVersion
        ? CompareTo(obj as SemanticVersion)
        : throw new ArgumentException("A semantic version compares only with another.", nameof(obj));

    /// <inheritdoc/>
    public bool Equals(SemanticVersion? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SemanticVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The version as the specification writes it, without <c>v</c>.</summary>
    public override string ToString() => _text;

    /// <summary>Same version, build metadata included.</summary>
    public static bool operator ==(SemanticVersion? left, SemanticVersion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Not the same version.</summary>
    public static bool operator !=(SemanticVersion? left, SemanticVersion? right) => !(left == right);

    /// <summary>Sorts before.</summary>
    public static bool operator <(SemanticVersion? left, SemanticVersion? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    /// <summary>Sorts before or is the same.</summary>
    public static bool operator <=(SemanticVersion? left, SemanticVersion? right) => left is null || left.CompareTo(right) <= 0;

    /// <summary>Sorts after.</summary>
    public static bool operator >(SemanticVersion? left, SemanticVersion? right) => right < left;

    /// <summary>Sorts after or is the same.</summary>
    public static bool operator >=(SemanticVersion? left, SemanticVersion? right) => right <= left;

    private static int NotNegative(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }
}
