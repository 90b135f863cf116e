namespace Releasing.Cake.Reports;

/// <summary>One word of a command that a person copies into a shell. Git allows a tag named <c>v1;reboot</c>.</summary>
internal static class ShellWord
{
    private const string Harmless = "-_./:=@%+,";

    /// <summary>The word as it is when every shell takes it literally, otherwise in single quotes: POSIX shells, and PowerShell on Windows.</summary>
    public static string Quote(string word)
    {
        var clean = Running.TerminalText.Clean(word);
        if (clean.Length > 0 && clean.All(character => char.IsAsciiLetterOrDigit(character) || Harmless.Contains(character, StringComparison.Ordinal)))
        {
            return clean;
        }

        return "'" + clean.Replace("'", OperatingSystem.IsWindows() ? "''" : @"'\''", StringComparison.Ordinal) + "'";
    }
}
