namespace Releasing.Projects;

/// <summary>go.mod, of which only the module's path matters (Go Modules Reference, "module directive").</summary>
internal static class GoModule
{
    public static ManifestFacts Read(string root)
    {
        var path = File.ReadLines(Path.Combine(root, "go.mod"))
            .Select(line => line.Split("//")[0].Trim())
            .FirstOrDefault(line => line.StartsWith("module ", StringComparison.Ordinal) || line.StartsWith("module\t", StringComparison.Ordinal))?["module".Length..]
            .Trim().Trim('"', '`');
        if (string.IsNullOrEmpty(path))
        {
            return new ManifestFacts();
        }

        var parts = path.Split('/');
        var own = parts.Length > 1 && IsMajorVersion(parts[^1]) ? parts[..^1] : parts;

        // A module path starts with a host only when its first part has a dot; host/owner/name is then also the page.
        return new ManifestFacts
        {
            Name = own[^1],
            Homepage = own.Length >= 3 && own[0].Contains('.', StringComparison.Ordinal) ? "https://" + string.Join('/', own[..3]) : null,
        };
    }

    private static bool IsMajorVersion(string part) => part.Length > 1 && part[0] == 'v' && !part.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
