namespace Releasing.Formats.Comparison;

/// <summary>
/// Tells in what two files differ that should be the same: looks into archives, packages and images member by member (contents, mode, time, owner,
/// order) and into ELF and PE programs section by section, one inside the other. What it cannot look into it compares byte by byte.
/// </summary>
public static class FileComparison
{
    /// <summary>Compares two files.</summary>
    /// <param name="first">Path of the one that messages speak of first.</param>
    /// <param name="second">Path of the other.</param>
    /// <param name="limit">How many differences are enough; at least 1.</param>
    /// <param name="cancellationToken">Ends the work between two members.</param>
    /// <returns>None when the files have the same bytes, otherwise at least one.</returns>
    public static IReadOnlyList<Difference> Compare(string first, string second, int limit = 20, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        using var comparison = new MemberComparison(limit, cancellationToken);
        comparison.Compare("", first, second, 0);
        return comparison.Differences;
    }
}
