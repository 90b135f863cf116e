namespace Releasing.Formats.Msi.Database;

/// <summary>The summary information of an installer database (Windows Installer, "Summary Information Stream Property Set"). What is null is not written.</summary>
public sealed record MsiSummary
{
    /// <summary>Code page of the texts here. Default: 65001, UTF-8.</summary>
    public int Codepage { get; init; } = 65001;

    /// <summary>Property 2: "Installation Database" for a package.</summary>
    public string? Title { get; init; }

    /// <summary>Property 3: the product's name.</summary>
    public string? Subject { get; init; }

    /// <summary>Property 4: the manufacturer.</summary>
    public string? Author { get; init; }

    /// <summary>Property 5.</summary>
    public string? Keywords { get; init; }

    /// <summary>Property 6.</summary>
    public string? Comments { get; init; }

    /// <summary>Property 7: platform and languages, such as <c>x64;1033</c>.</summary>
    public string? Template { get; init; }

    /// <summary>Property 8.</summary>
    public string? LastSavedBy { get; init; }

    /// <summary>Property 9: the package code, a GUID in braces with capital letters.</summary>
    public string? RevisionNumber { get; init; }

    /// <summary>Property 11.</summary>
    public DateTimeOffset? LastPrinted { get; init; }

    /// <summary>Property 12.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>Property 13.</summary>
    public DateTimeOffset? LastSaveTime { get; init; }

    /// <summary>Property 14: the oldest Windows Installer that can install it, such as 200 or 500.</summary>
    public int? PageCount { get; init; }

    /// <summary>Property 15: how the sources lie; bit 1 for compressed, bit 3 for "needs no elevation".</summary>
    public int? WordCount { get; init; }

    /// <summary>Property 16: of transforms.</summary>
    public int? CharacterCount { get; init; }

    /// <summary>Property 18: the program that wrote it.</summary>
    public string? CreatingApplication { get; init; }

    /// <summary>Property 19: 0 for none, 2 for read-only recommended, 4 for read-only enforced.</summary>
    public int? Security { get; init; }
}
