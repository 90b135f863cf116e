using Releasing.Failures;

namespace Releasing.Formats.Archives;

/// <summary>Refuses member names that would unpack outside the folder they are unpacked in, on any system.</summary>
internal static class MemberName
{
    private static readonly char[] s_separators = ['/', '\\'];

    /// <summary>Checks a relative name with '/' between its parts.</summary>
    /// <param name="name">The name; a trailing '/' is allowed.</param>
    /// <returns>The name without a trailing '/'.</returns>
    /// <exception cref="InvalidInputException">The name is empty, absolute, climbs with <c>..</c>, or holds control characters or unpaired surrogates.</exception>
    public static string Check(string name)
    {
        var trimmed = name.EndsWith('/') ? name[..^1] : name;
        if (trimmed.Length == 0)
        {
            throw Refused(name, "the name is empty");
        }

        CheckText(name);
        if (s_separators.Contains(trimmed[0]) || (trimmed.Length > 1 && trimmed[1] == ':' && char.IsAsciiLetter(trimmed[0])))
        {
            throw Refused(name, "the name is absolute");
        }

        // '\' is an ordinary character in a Unix name (systemd units use it) and a separator where Windows unpacks.
        var parts = trimmed.Split(s_separators);
        if (parts.Contains(".."))
        {
            throw Refused(name, "the name climbs out of the archive with '..'");
        }

        if (trimmed.Split('/').Contains(""))
        {
            throw Refused(name, "the name has an empty part");
        }

        return trimmed;
    }

    /// <summary>Checks the target of a symbolic link, which may point anywhere but must be text.</summary>
    /// <param name="name">The link's own name.</param>
    /// <param name="target">Where it points.</param>
    public static void CheckTarget(string name, string? target)
    {
        if (string.IsNullOrEmpty(target))
        {
            throw Refused(name, "the link has no target");
        }

        CheckText(target);
    }

    private static void CheckText(string name)
    {
        if (name.Any(char.IsControl))
        {
            throw Refused(name, "the name holds a control character");
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogate(name[i]))
            {
                continue;
            }

            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1]))
            {
                throw Refused(name, "the name is not valid Unicode");
            }

            i++;
        }
    }

    private static InvalidInputException Refused(string name, string what) =>
        new($"Archive member '{Printable(name)}'", what, "Give members relative names such as 'bin/tool'");

    private static string Printable(string name) =>
        string.Concat(name.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));
}
