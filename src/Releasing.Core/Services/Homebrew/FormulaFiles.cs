using Releasing.Formats.Linux.Parts;

namespace Releasing.Services.Homebrew;

/// <summary>Tells what is to be installed from what published archives hold.</summary>
public static class FormulaFiles
{
    // Deeper than anybody packs, and soon done for an archive that tries to be endless.
    private const int DeepestFolder = 20;

    private static readonly string[] s_documents = ["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG", "CHANGES", "AUTHORS"];

    /// <summary>
    /// Programs are the executable files at the top or in <c>bin</c>; completions are told by shell and command, manual pages by section and language, as for the packages of Linux. What only some archives
    /// hold is marked so.
    /// </summary>
    /// <param name="archives">The members of each archive.</param>
    /// <param name="programs">Names of the programs, where not every executable file is one; null for every one.</param>
    public static IReadOnlyList<FormulaFile> Of(IEnumerable<IReadOnlyList<ArchivedFile>> archives, IReadOnlyCollection<string>? programs = null)
    {
        var each = archives.Select(members => FilesOf(Unwrapped(members), programs).Distinct().ToList()).ToList();
        return
        [
            .. each.SelectMany(files => files).Distinct()
                .Select(file => file with { IsEverywhere = each.All(files => files.Contains(file)) })
                .OrderBy(file => file.Kind).ThenBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    // Homebrew steps into the folder where an archive has nothing but one at its top.
    private static List<ArchivedFile> Unwrapped(IReadOnlyList<ArchivedFile> members)
    {
        List<ArchivedFile> files = [.. members.Select(member => member with { Path = member.Path.StartsWith("./", StringComparison.Ordinal) ? member.Path[2..] : member.Path })];
        return OnlyFolder(files) is { } folder ? [.. Below(files, folder)] : files;
    }

    // A folder within that folder stays, and everything is told from there.
    private static IEnumerable<FormulaFile> FilesOf(IReadOnlyList<ArchivedFile> files, IReadOnlyCollection<string>? programs)
    {
        var prefix = "";
        for (var depth = 0; depth < DeepestFolder && OnlyFolder(files) is { } folder; depth++)
        {
            prefix += folder;
            files = [.. Below(files, folder)];
        }

        return files.Select(file => FileOf(file, programs)).OfType<FormulaFile>().Select(file => file with { Path = prefix + file.Path });
    }

    // Hidden names do not count.
    private static string? OnlyFolder(IReadOnlyList<ArchivedFile> files)
    {
        var tops = files.Select(file => file.Path.Split('/')[0]).Where(top => !top.StartsWith('.')).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return tops.Count == 1 && files.All(file => file.Path != tops[0]) ? tops[0] + "/" : null;
    }

    private static IEnumerable<ArchivedFile> Below(IEnumerable<ArchivedFile> files, string folder) =>
        files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal)).Select(file => file with { Path = file.Path[folder.Length..] });

    private static FormulaFile? FileOf(ArchivedFile member, IReadOnlyCollection<string>? programs)
    {
        var parts = member.Path.Split('/');
        var name = parts[^1];
        var folders = parts[..^1];
        if (folders.Any(folder => folder.Contains("complet", StringComparison.OrdinalIgnoreCase)))
        {
            return ShellCompletions.ShellOf(member.Path) switch
            {
                (Shell.Bash, var command) => new FormulaFile(FormulaFileKind.BashCompletion, member.Path, command),
                (Shell.Zsh, var command) => new FormulaFile(FormulaFileKind.ZshCompletion, member.Path, "_" + command),
                (Shell.Fish, var command) => new FormulaFile(FormulaFileKind.FishCompletion, member.Path, command + ".fish"),
                _ => null,
            };
        }

        if (folders.Any(folder => folder.StartsWith("man", StringComparison.Ordinal)) && ManualPages.PlaceOf(member.Path) is { } place)
        {
            return new FormulaFile(FormulaFileKind.ManualPage, member.Path, member.Path.EndsWith(".gz", StringComparison.Ordinal) ? place + ".gz" : place);
        }

        var isProgram = folders is [] or ["bin"] && member.IsExecutable
            && (programs?.Contains(name) ?? !s_documents.Any(document => name.StartsWith(document, StringComparison.OrdinalIgnoreCase)));
        return isProgram ? new FormulaFile(FormulaFileKind.Program, member.Path, name) : null;
    }
}
