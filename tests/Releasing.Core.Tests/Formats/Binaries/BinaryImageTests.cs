using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.Binaries;

public sealed class BinaryImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("#!")]
    [InlineData("#!/bin/sh\necho hello\n")]
    public void What_is_no_program_is_refused_and_has_no_format(string contents)
    {
        File.WriteAllText(_folder["script"], contents);

        BinaryImage.FormatOf(_folder["script"]).ShouldBeNull();
        Should.Throw<ReleaseException>(() => BinaryImage.Read(_folder["script"])).Message.ShouldStartWith(_folder["script"]);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Should.Throw<ReleaseException>(() => BinaryImage.Read(_folder["missing"])).Message.ShouldStartWith(_folder["missing"]);
        Should.Throw<ReleaseException>(() => BinaryImage.FormatOf(_folder.Path)).Message.ShouldStartWith(_folder.Path);
    }

    [Fact]
    public void A_program_cut_short_anywhere_is_read_or_refused_with_its_name()
    {
        foreach (var sample in BinarySamples.All())
        {
            for (var length = 0; length < sample.Length; length++)
            {
                ReadOrRefuse(sample[..length]);
            }
        }
    }

    [Fact]
    public void A_damaged_program_is_read_or_refused_with_its_name() => Damage(rounds: 3000);

    [Fact]
    [Trait("Category", "Soak")]
    public void Very_many_damaged_programs_are_read_or_refused_with_their_name() => Damage(rounds: 300_000);

    private static void Damage(int rounds)
    {
        var random = new SampleBytes(77);
        foreach (var sample in BinarySamples.All())
        {
            for (var round = 0; round < rounds; round++)
            {
                var bytes = sample.ToArray();
                for (var changes = 1 + random.Below(4); changes > 0; changes--)
                {
                    bytes[random.Below(bytes.Length)] = random.Below(3) switch { 0 => 0xFF, 1 => 0x7F, _ => (byte)random.Next() };
                }

                ReadOrRefuse(bytes);
            }
        }
    }

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            BinarySamples.Read(bytes).Architectures.ShouldNotBeEmpty();
        }
        catch (ReleaseException error)
        {
            error.Message.ShouldStartWith("bin/tool: ");
        }
    }
}
