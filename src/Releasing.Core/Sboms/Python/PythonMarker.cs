namespace Releasing.Sboms.Python;

/// <summary>What an environment marker (PEP 508) means for an inventory.</summary>
internal static class PythonMarker
{
    private static readonly string[] s_conditions = ["platform", "os_name", "sys_", "implementation", "extra"];

    /// <summary>
    /// The package is there only on some platform, implementation or with some extra. A marker that speaks of Python's version alone says only for which versions the file was made.
    /// </summary>
    /// <param name="marker">The marker; null for none.</param>
    public static bool IsConditional(string? marker) => marker is not null && s_conditions.Any(word => marker.Contains(word, StringComparison.Ordinal));
}
