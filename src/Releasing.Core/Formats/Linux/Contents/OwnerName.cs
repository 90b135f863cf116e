namespace Releasing.Formats.Linux.Contents;

/// <summary>Names of users and groups: POSIX.1-2017, 3.437, and what the 32 bytes of a tar header hold.</summary>
internal static class OwnerName
{
    private const int Longest = 31;

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= Longest } && name[0] != '-'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
        // All digits would be read as a number, not as a name.
        && !name.All(char.IsAsciiDigit);
}
