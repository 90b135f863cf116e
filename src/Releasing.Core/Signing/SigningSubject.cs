using System.Buffers;
using System.Security.Cryptography;
using Releasing.Failures;

namespace Releasing.Signing;

/// <summary>A file to sign or to verify: digests are taken when they are asked for and kept, and no file is held in memory.</summary>
public sealed class SigningSubject
{
    private const int PieceLength = 128 * 1024;

    private readonly string? _path;
    private readonly Dictionary<HashAlgorithmName, Task<byte[]>> _digests = [];
    private readonly Lock _gate = new();

    private SigningSubject(string name, string? path, string? sha256)
    {
        Name = name;
        _path = path;
        if (sha256 is not null)
        {
            _digests[HashAlgorithmName.SHA256] = Task.FromResult(Convert.FromHexString(sha256));
        }
    }

    /// <summary>What messages call it: the asset name.</summary>
    public string Name { get; }

    /// <summary>Where the file lies, for a signer that hands it to a program; null when only the digest is known.</summary>
    public string? Path => _path;

    /// <summary>A file, with the SHA-256 that is known of it already.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="sha256">64 hexadecimal digits, when the catalogue has them: the file is then read only for another hash.</param>
    public static SigningSubject OfFile(string path, string? sha256 = null) => new(System.IO.Path.GetFileName(path), path, sha256);

    /// <summary>Something of which only the digest is known.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="sha256">64 hexadecimal digits.</param>
    public static SigningSubject OfDigest(string name, string sha256) => new(name, null, sha256);

    /// <summary>The digest by a hash.</summary>
    /// <param name="hash">SHA-256, SHA-384 or SHA-512.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ReleaseException">Only the SHA-256 is known and another was asked for.</exception>
    public async Task<ReadOnlyMemory<byte>> DigestAsync(HashAlgorithmName hash, CancellationToken cancellationToken)
    {
        Task<byte[]>? digest;
        lock (_gate)
        {
            if (!_digests.TryGetValue(hash, out digest) || digest.IsFaulted || digest.IsCanceled)
            {
                _digests[hash] = digest = HashAsync(hash, cancellationToken);
            }
        }

        return await digest;
    }

    private async Task<byte[]> HashAsync(HashAlgorithmName hash, CancellationToken cancellationToken)
    {
        var path = _path ?? throw new ReleaseException($"{Name}: its {hash.Name} is needed and only its SHA-256 is known. Give the file itself.");
        return await Task.Run(() => Hash(path, hash, cancellationToken), cancellationToken);
    }

    // In large pieces on one thread: the stream forms of the hashes read 4 KiB at a time, each as a task of its own.
    private static byte[] Hash(string path, HashAlgorithmName hash, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        using var digest = IncrementalHash.CreateHash(hash);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            var position = 0L;
            for (int read; (read = RandomAccess.Read(file, buffer, position)) > 0; position += read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                digest.AppendData(buffer, 0, read);
            }

            return digest.GetHashAndReset();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
