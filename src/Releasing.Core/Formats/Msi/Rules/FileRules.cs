using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;
using Releasing.Text;

namespace Releasing.Formats.Msi.Rules;

/// <summary>The rules of the files, and of what refers to them.</summary>
internal static class FileRules
{
    public static IEnumerable<string> Problems(MsiPackage package)
    {
        if (package.Files.All(entry => entry.Kind != EntryKind.File))
        {
            yield return "Files: there is none. Add the programs.";
        }

        foreach (var entry in package.Files)
        {
            foreach (var problem in NameRules.Path("Files", entry.Name).Concat(NameRules.Length(package, entry.Name)))
            {
                yield return problem;
            }

            if (entry.Kind is not (EntryKind.File or EntryKind.Directory))
            {
                yield return $"Files: '{PlainText.Line(entry.Name)}' is a link, which Windows Installer has not (File table). Leave it out, or put the file there.";
            }
        }

        foreach (var problem in TreeProblems(package).Concat(References(package)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> TreeProblems(MsiPackage package)
    {
        try
        {
            FileTree.Of(package.Files, NameComparison.CaseInsensitive, package.FileName);
            return [];
        }
        catch (PreflightException failure)
        {
            return failure.Problems.Select(problem => $"Files: {problem}");
        }
    }

    private static IEnumerable<string> References(MsiPackage package)
    {
        var files = package.Files.Where(entry => entry.Kind == EntryKind.File).Select(entry => entry.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var folders = new HashSet<string>(package.Files.Where(entry => entry.Kind == EntryKind.Directory).Select(entry => entry.Name), StringComparer.OrdinalIgnoreCase) { "" };
        foreach (var path in files.Concat(folders).ToList())
        {
            for (var folder = MsiPath.FolderOf(path); folder.Length > 0 && folders.Add(folder);)
            {
                folder = MsiPath.FolderOf(folder);
            }
        }

        return
        [
            .. package.Shortcuts.Where(shortcut => !files.Contains(shortcut.Program)).Select(shortcut => Missing("Shortcuts", shortcut.Name, shortcut.Program)),
            .. package.Services.Where(service => !files.Contains(service.Program)).Select(service => Missing("Services", service.Name, service.Program)),
            .. package.PathFolders.Where(folder => !folders.Contains(folder)).Select(folder => Missing("PathFolders", folder, folder)),
            .. package.Features.SelectMany(feature => feature.Paths.Where(path => !files.Contains(path.TrimEnd('/')) && !folders.Contains(path.TrimEnd('/')))
                .Select(path => Missing("Features", feature.Id, path))),
        ];
    }

    private static string Missing(string field, string name, string path) =>
        $"{field}: '{PlainText.Line(name)}' refers to '{PlainText.Line(path)}', which is not among the files. Correct the path, or add the file.";
}
