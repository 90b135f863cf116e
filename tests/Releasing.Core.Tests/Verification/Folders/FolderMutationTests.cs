using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders;

/// <summary>Thousands of damaged checksum files, statements, SBOMs and bundles beside files that are damaged too: nothing that differs from what was signed is ever accepted.</summary>
public sealed class FolderMutationTests(ReleaseFolder release) : IClassFixture<ReleaseFolder>
{
    private static readonly string[] s_mutated =
    [
        ReleaseFolder.Checksums, ReleaseFolder.Provenance, ReleaseFolder.Archive + ".cdx.json", ReleaseFolder.Archive + ".spdx.json", ReleaseFolder.Archive + ".spdx3.json",
        ReleaseFolder.Zip + ".sigstore.json", ReleaseFolder.Checksums + ".sigstore.json", ReleaseFolder.Provenance + ".sigstore.json",
    ];

    [Theory]
    [InlineData(1, 50)]
    [InlineData(2, 50)]
    public Task No_forgery_is_accepted(int seed, int rounds) => RunAsync(seed, rounds);

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(3, 3000)]
    public Task No_forgery_is_accepted_in_many_rounds(int seed, int rounds) => RunAsync(seed, rounds);

    private async Task RunAsync(int seed, int rounds)
    {
        var random = new Random(seed);
        var folder = release.Copy();
        var payload = Path.Combine(folder, ReleaseFolder.Zip);
        var original = await File.ReadAllBytesAsync(payload);
        for (var round = 0; round < rounds; round++)
        {
            var name = s_mutated[random.Next(s_mutated.Length)];
            var path = Path.Combine(folder, name);
            var bytes = await File.ReadAllBytesAsync(path);
            var mutated = Mutate(random, bytes);
            await File.WriteAllBytesAsync(path, mutated);
            var forged = random.Next(2) == 0;
            if (forged)
            {
                var damaged = original.ToArray();
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
                await File.WriteAllBytesAsync(payload, damaged);
            }

            var report = await release.VerifyAsync(folder);

            // A bundle holds words that nobody signs, such as the hint at the key: changing them forges nothing.
            var isForgery = forged || (!name.EndsWith(".sigstore.json", StringComparison.Ordinal) && !mutated.AsSpan().SequenceEqual(bytes));
            (report.Passed && isForgery).ShouldBeFalse($"seed {seed}, round {round}: {name}");
            await File.WriteAllBytesAsync(path, bytes);
            await File.WriteAllBytesAsync(payload, original);
        }
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        var mutated = bytes.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(4))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveRange(at, Math.Min(mutated.Count - at - 1, random.Next(1, 40)));
                    break;
                case 2:
                    mutated.InsertRange(at, mutated.GetRange(at, Math.Min(mutated.Count - at, random.Next(1, 40))));
                    break;
                default:
                    mutated.RemoveRange(at + 1, mutated.Count - at - 1);
                    break;
            }
        }

        return [.. mutated];
    }
}
