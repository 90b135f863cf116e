namespace Releasing.Sboms;

/// <summary>Whether a text is an address that a document may hold (RFC 5321, the plain form without quotes).</summary>
internal static class MailAddress
{
    /// <summary>The address; null when the text is none.</summary>
    public static string? Of(string? text)
    {
        var at = text?.LastIndexOf('@') ?? -1;
        return at > 0 && text!.Length <= 254 && IsDots(text[..at], "!#$%&'*+-/=?^_`{|}~") && IsDots(text[(at + 1)..], "-") ? text : null;
    }

    private static bool IsDots(string text, string marks) => text.Split('.').All(label =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(letter => char.IsAsciiLetterOrDigit(letter) || marks.Contains(letter, StringComparison.Ordinal)));
}
