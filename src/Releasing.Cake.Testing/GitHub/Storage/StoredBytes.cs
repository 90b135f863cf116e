namespace Releasing.Cake.Testing.GitHub.Storage;

/// <summary>The bytes of an asset: a file, because a test may upload gigabytes.</summary>
internal sealed class StoredBytes(string path)
{
    public FileStream Create() => new(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous);

    public Stream Open() => File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous) : Stream.Null;

    public byte[] ReadAll() => File.Exists(path) ? File.ReadAllBytes(path) : [];

    public void Replace(ReadOnlySpan<byte> bytes) => File.WriteAllBytes(path, bytes);

    public void Delete() => File.Delete(path);
}
