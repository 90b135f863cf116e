using System.Text;

namespace Releasing.Formats.Tar;

/// <summary>Names within the limits of the ustar header: a prefix of 155 bytes, a slash, a name of 100, all ASCII.</summary>
internal static class Ustar
{
    /// <summary>Splits a name at a slash so that both parts fit; null when no slash does.</summary>
    public static (string Prefix, string Name)? Split(string name)
    {
        if (!Ascii.IsValid(name))
        {
            return null;
        }

        if (name.Length <= TarHeader.NameLength)
        {
            return ("", name);
        }

        // The leftmost slash that leaves a fitting name; the last character, a directory's slash, splits nothing.
        var slash = name.IndexOf('/', name.Length - TarHeader.NameLength - 1);
        return slash > 0 && slash <= TarHeader.PrefixLength && slash < name.Length - 1
            ? (name[..slash], name[(slash + 1)..])
            : null;
    }

    /// <summary>What a reader without pax sees: ASCII, cut to 100 characters.</summary>
    public static string Approximate(string name)
    {
        var ascii = string.Concat(name.Select(c => char.IsAscii(c) ? c : '_'));
        return ascii.Length <= TarHeader.NameLength ? ascii : ascii[..TarHeader.NameLength];
    }
}
