namespace Releasing.Versions;

/// <summary>The order of pre-release parts: Semantic Versioning 2.0.0, rules 11.3 and 11.4.</summary>
internal static class PrereleaseOrder
{
    public static int Compare(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            // A stable version stands above its own pre-releases.
            return (left.Length == 0).CompareTo(right.Length == 0);
        }

        var leftRest = left.AsSpan();
        var rightRest = right.AsSpan();
        while (!leftRest.IsEmpty && !rightRest.IsEmpty)
        {
            var order = CompareIdentifiers(TakeIdentifier(ref leftRest), TakeIdentifier(ref rightRest));
            if (order != 0)
            {
                return order;
            }
        }

        return (!leftRest.IsEmpty).CompareTo(!rightRest.IsEmpty);
    }

    private static ReadOnlySpan<char> TakeIdentifier(ref ReadOnlySpan<char> rest)
    {
        var dot = rest.IndexOf('.');
        var identifier = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? [] : rest[(dot + 1)..];
        return identifier;
    }

    private static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsNumber = !left.ContainsAnyExceptInRange('0', '9');
        var rightIsNumber = !right.ContainsAnyExceptInRange('0', '9');
        if (leftIsNumber != rightIsNumber)
        {
            return leftIsNumber ? -1 : 1;
        }

        // Numbers carry no leading zeros, so the longer one is the larger one, whatever its size.
        return leftIsNumber && left.Length != right.Length
            ? left.Length.CompareTo(right.Length)
            : left.SequenceCompareTo(right);
    }
}
