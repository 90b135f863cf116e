using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.Formats.Msi.Rows;

/// <summary>The folders and files of a package with the keys of their rows: what all other rows refer to.</summary>
internal sealed class MsiLayout
{
    /// <summary>The install folder's key: a public property, so that <c>msiexec INSTALLFOLDER=D:\tool</c> chooses another.</summary>
    public const string InstallFolder = "INSTALLFOLDER";

    private readonly Dictionary<string, string> _directories = new(StringComparer.OrdinalIgnoreCase) { [""] = InstallFolder };
    private readonly Dictionary<string, MsiInstalledFile> _files = new(StringComparer.OrdinalIgnoreCase);

    public MsiLayout(MsiPackage package)
    {
        Package = package;
        Tree = FileTree.Of(package.Files, NameComparison.CaseInsensitive, package.FileName);
        foreach (var node in Tree.Nodes)
        {
            if (node.Kind == EntryKind.Directory && node.Parent is not null)
            {
                _directories.Add(node.Path, MsiId.Of("Folder", node.Path));
            }

            AddFiles(node);
        }
    }

    public MsiPackage Package { get; }

    public FileTree Tree { get; }

    /// <summary>The files in the order in which they lie in the cabinets.</summary>
    public IEnumerable<MsiInstalledFile> Files => Tree.Nodes.Where(node => node.Kind == EntryKind.File).Select(node => _files[node.Path]);

    /// <summary>The hive of what belongs to the scope (Registry table, Root).</summary>
    public int ScopeRoot => (int)(Package.Scope == MsiScope.PerUser ? MsiRegistryRoot.CurrentUser : MsiRegistryRoot.LocalMachine);

    /// <summary>The key of a folder of the install folder; empty for itself.</summary>
    public string DirectoryOf(string path) => _directories[path];

    /// <summary>A file by its path.</summary>
    public MsiInstalledFile FileAt(string path) => _files[path];

    private void AddFiles(TreeNode folder)
    {
        var names = MsiShortNames.In(folder.Children.Select(child => child.Name));
        foreach (var node in folder.Children)
        {
            ShortNames.Add(node.Path, names[node.Name]);
            if (node.Kind == EntryKind.File)
            {
                _files.Add(node.Path, new MsiInstalledFile(node.Path, MsiId.Of("File", node.Path), MsiId.Of("Component", node.Path), DirectoryOf(folder.Path), names[node.Name], node.Content!));
            }
        }
    }

    /// <summary>What the tables call each file and folder, by its path.</summary>
    public Dictionary<string, string> ShortNames { get; } = new(StringComparer.Ordinal);
}
