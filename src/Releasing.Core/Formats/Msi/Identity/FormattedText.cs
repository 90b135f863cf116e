using System.Text;

namespace Releasing.Formats.Msi;

/// <summary>Text for columns where brackets stand for properties ("Formatted" data type).</summary>
internal static class FormattedText
{
    private const string InstallFolder = "[INSTALLFOLDER]";

    /// <summary>The text as it is: brackets and braces mean themselves.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '[' or ']' or '{' or '}')
            {
                literal.Append("[\\").Append(character).Append(']');
            }
            else
            {
                literal.Append(character);
            }
        }

        return literal.ToString();
    }

    /// <summary>The text with the install folder filled in by the installation, all else as it is.</summary>
    public static string WithInstallFolder(string text) => string.Join(InstallFolder, text.Split(InstallFolder).Select(Literal));
}
