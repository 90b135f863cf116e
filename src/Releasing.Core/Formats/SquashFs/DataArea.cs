using System.Security.Cryptography;
using Releasing.Files;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.SquashFs;

/// <summary>
/// The contents of all files, behind the superblock. Files of a block and more are cut into blocks; smaller ones share fragment blocks. Contents that were there before are found by
/// their digest, which is computed while they are read; what was written of them by then is overwritten by what comes next.
/// </summary>
internal sealed class DataArea : IAsyncDisposable
{
    private readonly Stream _output;
    private readonly long _origin;
    private readonly int _blockSize;
    private readonly ZlibBlocks _blocks;
    private readonly byte[] _fragment;
    private readonly IReadOnlySet<long> _commonLengths;
    private readonly Queue<DataWork> _work = new();
    private readonly List<FragmentPlace> _fragments = [];
    private readonly Dictionary<(long Length, string Sha256), FileData> _known = [];
    private long _position = Superblock.Length;
    private uint _fragmentsBegun;
    private int _inFragment;

    /// <summary>Begins the area.</summary>
    /// <param name="output">The output, which can seek.</param>
    /// <param name="origin">Where the image begins in it.</param>
    /// <param name="settings">How it is written.</param>
    /// <param name="commonLengths">The lengths that more than one file has: only those files can be the same.</param>
    public DataArea(Stream output, long origin, SquashFsSettings settings, IReadOnlySet<long> commonLengths)
    {
        _output = output;
        _origin = origin;
        _blockSize = settings.BlockSize;
        _commonLengths = commonLengths;
        _fragment = new byte[_blockSize];
        _blocks = new ZlibBlocks(_blockSize, settings.Parallelism, () => SquashFsBlock.Create(settings, _blockSize), ReceiveAsync);
    }

    /// <summary>Where the fragment blocks are; all of them once the area is complete.</summary>
    public IReadOnlyList<FragmentPlace> Fragments => _fragments;

    /// <summary>Adds the contents of a file.</summary>
    /// <returns>Where they are, known once the area is complete.</returns>
    public async Task<FileData> AddAsync(ContentSource content, long length, CancellationToken cancellationToken)
    {
        var data = new FileData { Length = length };
        if (length >= _blockSize)
        {
            await AddBlocksAsync(content, data, cancellationToken);
        }
        else if (length > 0)
        {
            await AddFragmentAsync(content, data, cancellationToken);
        }

        return data;
    }

    /// <summary>Writes all that is left.</summary>
    /// <returns>Where the area ends, from the image's start.</returns>
    public async Task<long> CompleteAsync(CancellationToken cancellationToken)
    {
        await EndFragmentAsync(cancellationToken);
        await _blocks.CompleteAsync(cancellationToken);
        Settle();
        return _position;
    }

    /// <summary>Gives back what compressed.</summary>
    public ValueTask DisposeAsync() => _blocks.DisposeAsync();

    private async Task AddBlocksAsync(ContentSource content, FileData data, CancellationToken cancellationToken)
    {
        _work.Enqueue(new DataWork(data, (int)((data.Length + _blockSize - 1) / _blockSize)));
        using var digest = _commonLengths.Contains(data.Length) ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        await content.CopyToAsync(_blocks, data.Length, digest is null ? null : digest.AppendData, cancellationToken);
        await _blocks.CutAsync(cancellationToken);
        if (digest is not null && Earlier(data, digest.GetCurrentHash()) is { } earlier)
        {
            _work.Enqueue(new DataWork(data, 0, earlier));
        }
    }

    private async Task AddFragmentAsync(ContentSource content, FileData data, CancellationToken cancellationToken)
    {
        var length = (int)data.Length;
        if (_inFragment + length > _blockSize)
        {
            await EndFragmentAsync(cancellationToken);
        }

        await content.CopyToAsync(new MemoryStream(_fragment, _inFragment, length), length, cancellationToken);
        if (!_fragment.AsSpan(_inFragment, length).ContainsAnyExcept((byte)0))
        {
            // One short block of zeros, which stands nowhere.
            data.Blocks.Add(0);
            data.Sparse = length;
            return;
        }

        if (_commonLengths.Contains(length) && Earlier(data, SHA256.HashData(_fragment.AsSpan(_inFragment, length))) is { } earlier)
        {
            data.Share(earlier);
            return;
        }

        if (_inFragment == 0)
        {
            _fragmentsBegun++;
        }

        (data.Fragment, data.FragmentOffset) = (_fragmentsBegun - 1, (uint)_inFragment);
        _inFragment += length;
    }

    private FileData? Earlier(FileData data, byte[] digest)
    {
        var key = (data.Length, Convert.ToHexString(digest));
        return _known.TryAdd(key, data) ? null : _known[key];
    }

    private async Task EndFragmentAsync(CancellationToken cancellationToken)
    {
        if (_inFragment > 0)
        {
            _work.Enqueue(new DataWork(null, 1));
            await _blocks.WriteAsync(_fragment.AsMemory(0, _inFragment), cancellationToken);
            await _blocks.CutAsync(cancellationToken);
            _inFragment = 0;
        }
    }

    private async ValueTask ReceiveAsync(ZlibBlock block, CancellationToken cancellationToken)
    {
        Settle();
        var work = _work.Peek();
        if (work.File is { } file)
        {
            if (file.Blocks.Count == 0)
            {
                file.Start = _position;
            }

            // Zeros are not written: a size of 0 says it all.
            file.Blocks.Add(block.IsZero ? 0 : await WriteAsync(block, cancellationToken));
            file.Sparse += block.IsZero ? block.Input.Length : 0;
            if (file.Blocks.Count == work.Blocks)
            {
                _work.Dequeue();
            }
        }
        else
        {
            _fragments.Add(new FragmentPlace(_position, await WriteAsync(block, cancellationToken)));
            _work.Dequeue();
        }
    }

    // What is at the head of the work and waits for no block any more: a file that turned out to be there already.
    private void Settle()
    {
        while (_work.TryPeek(out var work) && work.SameAs is { } earlier)
        {
            _position = work.File!.Start;
            _output.Position = _origin + _position;
            work.File.Share(earlier);
            _work.Dequeue();
        }
    }

    private async ValueTask<uint> WriteAsync(ZlibBlock block, CancellationToken cancellationToken)
    {
        var bytes = block.IsSmaller ? block.Output : block.Input;
        await _output.WriteAsync(bytes, cancellationToken);
        _position += bytes.Length;
        return block.IsSmaller ? (uint)bytes.Length : (uint)bytes.Length | InodeType.StoredData;
    }
}
