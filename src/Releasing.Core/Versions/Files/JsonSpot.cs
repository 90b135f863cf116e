namespace Releasing.Versions.Files;

/// <summary>A text of a JSON document and where it stands.</summary>
/// <param name="Path">The names on the way to it.</param>
/// <param name="Value">The text, escapes resolved.</param>
/// <param name="Start">The character behind its first quote.</param>
/// <param name="Length">The characters between the quotes.</param>
internal sealed record JsonSpot(IReadOnlyList<string> Path, string Value, int Start, int Length)
{
    public bool IsAt(params ReadOnlySpan<string> path)
    {
        if (Path.Count != path.Length)
        {
            return false;
        }

        for (var at = 0; at < path.Length; at++)
        {
            if (Path[at] != path[at])
            {
                return false;
            }
        }

        return true;
    }
}
