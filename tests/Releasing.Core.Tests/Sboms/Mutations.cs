using Releasing.Failures;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Damages a file in seeded ways and holds a scanner to its promise: an inventory, nothing, or a refusal that names the file.</summary>
internal static class Mutations
{
    public static void Survive(IScanner scanner, string path, byte[] sample, int seed, int count)
    {
        var random = new Random(seed);
        for (var round = 0; round < count; round++)
        {
            var damaged = Damage(random, sample);
            try
            {
                scanner.ScanAsync(new MemoryStream(damaged, writable: false), path, CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (InvalidInputException refusal)
            {
                refusal.Message.ShouldContain(path);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{scanner.Name}: mutation {round} of seed {seed} gave {error.GetType().Name}.", error);
            }
        }
    }

    private static byte[] Damage(Random random, byte[] sample)
    {
        var bytes = sample.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length + 1)];
            case 1:
                // A piece moves over another one.
                var length = random.Next(1, Math.Min(64, bytes.Length));
                bytes.AsSpan(random.Next(bytes.Length - length), length).CopyTo(bytes.AsSpan(random.Next(bytes.Length - length)));
                return bytes;
            case 2:
                // A number becomes huge, where numbers are likely.
                var at = random.Next(Math.Min(bytes.Length - 8, random.Next(2) == 0 ? 512 : int.MaxValue));
                bytes.AsSpan(at, random.Next(1, 9)).Fill((byte)(random.Next(2) == 0 ? 0xFF : 0x7F));
                return bytes;
            default:
                for (var i = random.Next(1, 6); i > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                return bytes;
        }
    }
}
