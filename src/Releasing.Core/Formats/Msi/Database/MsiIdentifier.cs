namespace Releasing.Formats.Msi.Database;

/// <summary>Names of tables and columns (Windows Installer, "Table Names" and "Column Names").</summary>
internal static class MsiIdentifier
{
    private const int Longest = 31;

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Problem(string name) => name switch
    {
        "" => "the name is empty",
        { Length: > Longest } => $"the name has {name.Length} characters, and at most {Longest} fit",
        _ when !char.IsAsciiLetter(name[0]) && name[0] != '_' => "the name does not begin with a letter or '_'",
        _ when !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.') => "the name holds other than letters, digits, '_' and '.'",
        _ => null,
    };
}
