using Releasing.Files;
using Releasing.Formats.CompoundFile;

namespace Releasing.Core.Tests.Formats.CompoundFile;

public static class CompoundAssertions
{
    public static void ShouldBeReadAs(this string path, CompoundStorage expected) => CompoundFileReader.Open(path).ShouldHold(expected);

    public static void ShouldHold(this CompoundStorage actual, CompoundStorage expected)
    {
        actual.ClassId.ShouldBe(expected.ClassId);
        actual.Streams.Select(stream => stream.Name).ShouldBe(expected.Streams.Select(stream => stream.Name), ignoreOrder: true);
        foreach (var stream in expected.Streams)
        {
            actual.Streams.Single(other => other.Name == stream.Name).Content.Bytes().ShouldHaveBytes(stream.Content.Bytes());
        }

        actual.Storages.Select(storage => storage.Name).ShouldBe(expected.Storages.Select(storage => storage.Name), ignoreOrder: true);
        foreach (var storage in expected.Storages)
        {
            actual.Storages.Single(other => other.Name == storage.Name).ShouldHold(storage);
        }
    }

    public static byte[] Bytes(this ContentSource content)
    {
        using var stream = content.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
