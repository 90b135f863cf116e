namespace Releasing.Files;

/// <summary>Paths as the catalogue writes them: relative, with <c>/</c>, never out of their folder.</summary>
public static class RelativePath
{
    /// <summary>
    /// Whether a path stays inside its folder on every system: no root, no drive, no <c>\</c>, no empty, <c>.</c> or
    /// <c>..</c> part, no control character.
    /// </summary>
    /// <param name="path">The path to look at.</param>
    public static bool IsSafe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var character in path)
        {
            if (character is '\\' or ':' || char.IsControl(character))
            {
                return false;
            }
        }

        foreach (var part in path.Split('/'))
        {
            if (part is "" or "." or "..")
            {
                return false;
            }
        }

        return true;
    }
}
