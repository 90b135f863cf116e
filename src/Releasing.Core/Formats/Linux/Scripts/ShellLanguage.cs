namespace Releasing.Formats.Linux.Scripts;

/// <summary>Reads the first line of a script as far as it is for POSIX's shell.</summary>
internal static class ShellLanguage
{
    private const string Letters = "aefnuvx";

    public static bool IsShell(PackageScript script) => Words(script) is { } words && words.All(word => word.StartsWith('-') && word.Length > 1 && word[1..].All(Letters.Contains));

    /// <summary>The letters of its options, such as <c>e</c> of <c>#!/bin/sh -e</c>.</summary>
    public static string Options(PackageScript script) => string.Concat((Words(script) ?? []).Select(word => word.TrimStart('-')));

    /// <summary>What stands behind the shell; null when it is none.</summary>
    private static string[]? Words(PackageScript script) => script.Interpreter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["/bin/sh" or "/usr/bin/sh", .. var words] => words,
        ["/usr/bin/env" or "/bin/env", "sh"] => [],
        _ => null,
    };
}
