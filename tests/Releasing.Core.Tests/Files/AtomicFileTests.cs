using System.Text;
using Releasing.Files;

namespace Releasing.Core.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Makes_the_folder_and_the_file()
    {
        var path = _folder["a/b/file.txt"];

        await AtomicFile.WriteAsync(path, async (stream, token) => await stream.WriteAsync("hello"u8.ToArray(), token));

        (await File.ReadAllTextAsync(path)).ShouldBe("hello");
        Directory.GetFileSystemEntries(_folder["a/b"]).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Replaces_an_older_file()
    {
        await File.WriteAllTextAsync(_folder["file"], "old and longer");

        await AtomicFile.WriteAsync(_folder["file"], async (stream, token) => await stream.WriteAsync("new"u8.ToArray(), token));

        (await File.ReadAllTextAsync(_folder["file"])).ShouldBe("new");
    }

    [Fact]
    public async Task A_failure_keeps_the_older_file_and_leaves_nothing_else()
    {
        await File.WriteAllTextAsync(_folder["file"], "old");

        await Should.ThrowAsync<InvalidOperationException>(() => AtomicFile.WriteAsync(_folder["file"], async (stream, token) =>
        {
            await stream.WriteAsync("half"u8.ToArray(), token);
            throw new InvalidOperationException("broken");
        }));

        (await File.ReadAllTextAsync(_folder["file"])).ShouldBe("old");
        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([_folder["file"]]);
    }

    [Fact]
    public async Task The_final_name_does_not_exist_before_the_commit()
    {
        await using (var file = AtomicFile.Create(_folder["file"]))
        {
            await file.Stream.WriteAsync("x"u8.ToArray());
            await file.Stream.FlushAsync();
            File.Exists(_folder["file"]).ShouldBeFalse();
        }

        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_as_long_as_the_file_system_allows_is_written()
    {
        var path = _folder[new string('n', 250)];

        await AtomicFile.WriteAsync(path, (_, _) => Task.CompletedTask);

        File.Exists(path).ShouldBeTrue();
    }

    [Fact]
    public async Task Size_and_digests_are_those_of_the_bytes_written()
    {
        var written = await AtomicFile.WriteHashedAsync(
            _folder["abc"],
            async (stream, token) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes("a"), token);
                stream.Write("b"u8);
                stream.WriteByte((byte)'c');
            },
            withSha512: true);

        // FIPS 180-2, appendix B.1 and C.1.
        written.Size.ShouldBe(3);
        written.Sha256.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        written.Sha512.ShouldNotBeNull().ShouldStartWith("ddaf35a193617abacc417349ae204131");
        written.Path.ShouldBe(_folder["abc"]);
    }
}
