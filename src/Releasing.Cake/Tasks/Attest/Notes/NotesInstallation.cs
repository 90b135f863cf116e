using Releasing.Artifacts;
using Releasing.Notes.Pages;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Commands that install what this release really has: from its repositories for package managers where they are served, and from its packages.</summary>
internal static class NotesInstallation
{
    public static IReadOnlyList<NotesCommands> Of(ReleaseContext context) =>
    [
        .. HomebrewEffects.Installed(context) is { } formula ? [new NotesCommands("macOS and Linux, with Homebrew", [$"brew install {PosixWord.Quote(formula)}"])] : (NotesCommands[])[],
        .. FromAptRepository(context),
        .. FromYumRepository(context),
        .. FromFiles(context, ArtifactKind.Deb, "Debian and Ubuntu", target => target.DebArch, "dpkg --print-architecture", "sudo apt install ./{0}"),
        .. FromFiles(context, ArtifactKind.Rpm, "Fedora, openSUSE and their kin", target => target.RpmArch is "x86_64" or "aarch64" ? target.RpmArch : null, "uname -m", "sudo dnf install ./{0}"),
        .. FromFiles(context, ArtifactKind.Apk, "Alpine", target => target.ApkArch, "apk --print-arch", "sudo apk add --allow-untrusted ./{0}"),
        .. FromFiles(context, ArtifactKind.AppImage, "Any Linux, as an AppImage", target => AppImageRuntimes.Word(target) is not "armhf" and var processor ? processor : null, "uname -m", "chmod +x ./{0} && ./{0}"),
        .. UpdateOfAppImages(context),
    ];

    private static IEnumerable<NotesCommands> FromAptRepository(ReleaseContext context)
    {
        var settings = context.Settings.AptRepository;
        if (settings.Address is not { } address || context.Plan.By(TaskNames.PackageAptRepository).Count == 0 || !context.Settings.Gpg.IsSet(context))
        {
            yield break;
        }

        var name = context.Settings.LinuxPackages.NameIn(context);
        var web = new Uri(address).AbsoluteUri.TrimEnd('/');
        yield return new NotesCommands(
            "Debian and Ubuntu, with updates",
            [
                $"curl -fsSL {PosixWord.Quote(web + "/key.asc")} | sudo tee /etc/apt/keyrings/{name}.asc > /dev/null",
                $"echo {PosixWord.Quote($"deb [signed-by=/etc/apt/keyrings/{name}.asc] {web} {settings.Suite} {settings.Component}")} | sudo tee /etc/apt/sources.list.d/{name}.list > /dev/null",
                $"sudo apt-get update && sudo apt-get install {name}",
            ]);
    }

    private static IEnumerable<NotesCommands> FromYumRepository(ReleaseContext context)
    {
        if (context.Settings.YumRepository.Address is not { } address || context.Plan.By(TaskNames.PackageYumRepository).Count == 0)
        {
            yield break;
        }

        var name = context.Settings.LinuxPackages.NameIn(context);
        yield return new NotesCommands(
            "Fedora and its kin, with updates",
            [$"sudo curl -fsSL -o /etc/yum.repos.d/{name}.repo {PosixWord.Quote($"{new Uri(address).AbsoluteUri.TrimEnd('/')}/{name}.repo")}", $"sudo dnf install {name}"]);
    }

    // The AppImage that is there has the name of an older version.
    private static IEnumerable<NotesCommands> UpdateOfAppImages(ReleaseContext context) => context.Plan.By(TaskNames.PackageAppImage) is { Count: > 0 } planned && planned.Any(file => file.Kind == ArtifactKind.Other)
        ? [new NotesCommands("An older AppImage, by its .zsync file", [$"appimageupdatetool ./{planned[0].Name.Replace(context.Version.Version.ToString(), "*", StringComparison.Ordinal)}"])]
        : [];

    /// <summary>One command for all processors where the names of the packages differ in nothing else; otherwise one for each.</summary>
    private static IEnumerable<NotesCommands> FromFiles(ReleaseContext context, ArtifactKind kind, string title, Func<Target, string?> processorOf, string question, string install)
    {
        var packages = context.Plan.Of(kind).Select(planned => (planned.Name, Processor: planned.Target is { } target && TargetTable.Find(target) is { } known ? processorOf(known) : null)).ToList();
        if (packages.Count == 0)
        {
            yield break;
        }

        const string gap = "\0";
        var patterns = packages.Select(package => Pattern(package.Name, package.Processor, gap)).Distinct(StringComparer.Ordinal).ToList();
        IEnumerable<string> names = packages.Count > 1 && patterns is [{ } pattern] ? [pattern] : packages.Select(package => package.Name).Order(StringComparer.Ordinal);
        yield return new NotesCommands(title, [.. names.SelectMany(name => Lines(context, name, gap, question, install))]);
    }

    private static string? Pattern(string name, string? processor, string gap) =>
        processor is not null && name.LastIndexOf(processor, StringComparison.Ordinal) is var at and >= 0 ? name[..at] + gap + name[(at + processor.Length)..] : null;

    private static IEnumerable<string> Lines(ReleaseContext context, string name, string gap, string question, string install)
    {
        // The gap passes through the address as an escape.
        var answer = $"$({question})";
        if (NotesDownloads.AddressOf(context, name) is { } address)
        {
            yield return $"curl -fsSLO {Quote(address.Replace(Uri.EscapeDataString(gap), answer, StringComparison.Ordinal), answer)}";
        }

        yield return install.Replace("./{0}", Quote("./" + name.Replace(gap, answer, StringComparison.Ordinal), answer), StringComparison.Ordinal);
    }

    // Asset names and addresses hold nothing that a shell reads; what is asked stands in double quotes.
    private static string Quote(string word, string answer) => word.Contains(answer, StringComparison.Ordinal) ? $"\"{word}\"" : PosixWord.Quote(word);
}
