namespace Releasing.Benchmarks.Measuring;

/// <summary>A folder for one scenario, removed with everything in it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-bench-");

    public string this[string relative] => Path.Combine(_folder.FullName, relative);

    public string Folder => _folder.FullName;

    public string Make(string relative) => Directory.CreateDirectory(this[relative]).FullName;

    public string Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this[relative];
    }

    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
