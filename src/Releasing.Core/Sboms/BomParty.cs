namespace Releasing.Sboms;

/// <summary>A person or an organisation.</summary>
/// <param name="Name">The name on one line.</param>
/// <param name="Email">An address; null when unknown.</param>
/// <param name="IsPerson">A human being rather than an organisation.</param>
public sealed record BomParty(string Name, string? Email = null, bool IsPerson = false)
{
    /// <summary>Reads <c>Name &lt;address&gt;</c> as manifests write it.</summary>
    /// <param name="text">The text; null and blank give null.</param>
    /// <param name="isPerson">Whether it is a human being.</param>
    public static BomParty? Parse(string? text, bool isPerson = true)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var open = text.LastIndexOf('<');
        var email = open >= 0 && text.TrimEnd().EndsWith('>') ? text.TrimEnd()[(open + 1)..^1].Trim() : null;
        var name = email is null ? text.Trim() : text[..open].Trim();
        return name.Length == 0 && email is not { Length: > 0 } ? null : new BomParty(name.Length > 0 ? name : email!, email is { Length: > 0 } ? email : null, isPerson);
    }
}
