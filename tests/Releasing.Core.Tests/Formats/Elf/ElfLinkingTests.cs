using Releasing.Failures;
using Releasing.Formats.Binaries;
using Releasing.Formats.Elf;

namespace Releasing.Core.Tests.Formats.Elf;

public sealed class ElfLinkingTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Versions_are_known_with_their_libraries(bool is64, bool isBigEndian)
    {
        var linking = Read(new ElfSample
        {
            Is64 = is64,
            IsBigEndian = isBigEndian,
            Libraries = ["libm.so.6", "libc.so.6"],
            Needs = [("libm.so.6", ["GLIBC_2.29"]), ("libc.so.6", ["GLIBC_2.2.5", "GLIBC_2.34"])],
        });

        linking.Is64.ShouldBe(is64);
        linking.Needs.ShouldBe(
        [
            new ElfSymbolVersion("libm.so.6", "GLIBC_2.29"), new ElfSymbolVersion("libc.so.6", "GLIBC_2.2.5"), new ElfSymbolVersion("libc.so.6", "GLIBC_2.34"),
        ]);
        linking.LibraryName.ShouldBeNull();
        linking.Offers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_library_has_a_name_and_versions_of_its_own(bool is64)
    {
        var linking = Read(new ElfSample { Is64 = is64, Name = "libtool.so.1", Offers = ["TOOL_1.0", "TOOL_1.1"] });

        linking.LibraryName.ShouldBe("libtool.so.1");
        linking.Offers.ShouldBe([new ElfSymbolVersion("libtool.so.1", "TOOL_1.0"), new ElfSymbolVersion("libtool.so.1", "TOOL_1.1")]);
    }

    [Theory]
    [InlineData(false, new long[] { })]
    [InlineData(false, new long[] { 4 })]
    [InlineData(true, new long[] { 0x6FFFFEF5 })]
    [InlineData(false, new long[] { 4, 0x6FFFFEF5 })]
    public void A_gnu_hash_table_alone_needs_a_newer_linker(bool expected, long[] hashes) =>
        Read(new ElfSample { Libraries = ["libc.so.6"], Hashes = hashes }).HasOnlyGnuHash.ShouldBe(expected);

    [Fact]
    public void A_damaged_library_is_read_or_refused_with_its_name()
    {
        var whole = new ElfSample { Name = "libtool.so.1", Libraries = ["libc.so.6"], Needs = [("libc.so.6", ["GLIBC_2.34"])], Offers = ["TOOL_1.0", "TOOL_1.1"] }.Build();
        var random = new Random(20260303);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                BinaryImage.Read(new MemoryStream(bytes), "libtool.so");
            }
            catch (ReleaseException error)
            {
                error.Message.ShouldContain("libtool.so");
            }
        }
    }

    private static ElfLinking Read(ElfSample sample) => BinaryImage.Read(new MemoryStream(sample.Build()), "sample").Elf.ShouldNotBeNull();
}
