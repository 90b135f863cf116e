namespace Releasing.Core.Tests.Verification.Mutations;

/// <summary>Changes the text of a bundle: bits, bytes, parts cut out, doubled, swapped.</summary>
internal static class ByteMutations
{
    public static byte[] Mutate(byte[] text, Random random)
    {
        var changed = text.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(6))
            {
                case 0:
                    changed[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 2:
                    changed.RemoveRange(at, Math.Min(random.Next(1, 40), changed.Count - at));
                    break;
                case 3:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(random.Next(1, 40), changed.Count - at)));
                    break;
                case 4:
                    changed.Insert(at, (byte)" \n\t\"{}[],:0A="[random.Next(13)]);
                    break;
                default:
                    var other = random.Next(changed.Count);
                    (changed[at], changed[other]) = (changed[other], changed[at]);
                    break;
            }
        }

        return [.. changed];
    }
}
