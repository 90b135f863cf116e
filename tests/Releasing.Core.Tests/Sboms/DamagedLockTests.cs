using System.Text;
using Releasing.Failures;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Whatever is in a lock file, a scanner answers with an inventory or says where the mistake is; nothing else, and soon.</summary>
public sealed class DamagedLockTests
{
    private static readonly string[] s_pieces =
        ["\"", "'", "{", "}", "[", "]", "[[", ":", ",", "\n", "\r\n", "\\", "#", "&a ", "*a", "? ", "- ", "|", ">", "%", "!", "\0", "\uFEFF", "💥", "=", "@", "\t", "---\n", "\"\"\"", "'''", "null", "9999999999999999999999"];

    [Fact]
    public void A_file_cut_anywhere_gives_an_inventory_or_a_place()
    {
        foreach (var (path, scanner, text) in LockSamples.All)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var length = 0; length < bytes.Length; length++)
            {
                Answers(scanner, path, bytes[..length]);
            }
        }
    }

    [Theory]
    [InlineData(1, 400)]
    public void Damaged_files_give_an_inventory_or_a_place(int seed, int cases) => Damage(seed, cases);

    [Theory]
    [InlineData(2, 20_000)]
    [Trait("Category", "Soak")]
    public void Damaged_files_give_an_inventory_or_a_place_at_length(int seed, int cases) => Damage(seed, cases);

    [Fact]
    public void No_message_and_no_component_shows_a_password()
    {
        foreach (var (path, scanner, text) in LockSamples.All)
        {
            Scan.Text(scanner, path, text).Components.ShouldAllBe(component => !component.PackageUrl.Contains("secret@", StringComparison.Ordinal) && !$"{component.Source}".Contains("secret@", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_sample_is_read_alike_every_time_and_belongs_to_one_scanner_of_the_list()
    {
        foreach (var (path, scanner, text) in LockSamples.All)
        {
            Scan.Text(scanner, path, text).Purls().ShouldBe(Scan.Text(scanner, path, text).Purls());
            Scanners.All.Count(other => other.Reads(path) && other.GetType() == scanner.GetType()).ShouldBe(1, path);
        }
    }

    private static void Damage(int seed, int cases)
    {
        foreach (var (path, scanner, text) in LockSamples.All)
        {
            var random = new Random(seed);
            var original = Encoding.UTF8.GetBytes(text);
            for (var number = 0; number < cases; number++)
            {
                var bytes = original.ToList();
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                {
                    Change(bytes, random);
                }

                Answers(scanner, path, [.. bytes]);
            }
        }
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 40), bytes.Count - at);
        switch (random.Next(5))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]));
                break;
            default:
                var piece = Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]);
                bytes.InsertRange(at, Enumerable.Repeat(piece, random.Next(1, 200)).SelectMany(part => part));
                break;
        }

        if (bytes.Count == 0)
        {
            bytes.Add((byte)' ');
        }
    }

    private static void Answers(IScanner scanner, string path, byte[] content)
    {
        try
        {
            Scan.Bytes(scanner, path, content);
        }
        catch (InvalidInputException refusal)
        {
            refusal.Message.ShouldStartWith(path);
        }
        catch (Exception error) when (error is not Shouldly.ShouldAssertException)
        {
            throw new InvalidOperationException($"{path}: {Convert.ToBase64String(content)}", error);
        }
    }
}
