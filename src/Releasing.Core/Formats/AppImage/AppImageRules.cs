namespace Releasing.Formats.AppImage;

/// <summary>What an AppImage must be.</summary>
internal static class AppImageRules
{
    /// <summary>Everything that is wrong, full sentences.</summary>
    public static IReadOnlyList<string> Problems(AppImagePackage package)
    {
        var problems = new List<string>(package.Contents.Problems());
        problems.AddRange(package.Image.Problems());
        if (package.Runtime.Problem(package.Target) is { } problem)
        {
            problems.Add(problem);
        }

        if (package.UpdateInformation is { } update)
        {
            if (UpdateInformation.Problem(update) is { } wrong)
            {
                problems.Add(wrong);
            }

            // Readers take it for text that ends with NUL.
            if (package.Runtime.Section(AppImageSections.Update) is not { } section)
            {
                problems.Add($"The runtime {package.Runtime.Origin} has no section {AppImageSections.Update} for the update information. Name another runtime, or leave the update information out.");
            }
            else if (update.Length >= section.Length)
            {
                problems.Add($"The update information has {update.Length} characters, and the runtime's section {AppImageSections.Update} has room for {section.Length - 1}. Shorten it.");
            }
        }

        foreach (var name in new[] { AppImageSections.Signature, AppImageSections.Key })
        {
            if (package.Signer is not null && package.Runtime.Section(name) is null)
            {
                problems.Add($"The runtime {package.Runtime.Origin} has no section {name} for a signature. Name another runtime, or do not sign inside of the file.");
            }
        }

        return problems;
    }
}
