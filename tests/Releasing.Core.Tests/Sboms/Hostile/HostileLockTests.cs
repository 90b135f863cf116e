using Releasing.Failures;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms.Hostile;

/// <summary>Lock files made to take memory, stack or time: each is answered with an inventory or with the place of the mistake. Alone, for they measure the process.</summary>
[Collection(nameof(HugeLockTests))]
public sealed class HostileLockTests
{
    private const int Levels = 100_000;

    public static TheoryData<string> Formats => [.. HostileFormat.All.Select(format => format.Path)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_token_of_seventeen_megabytes_is_refused_or_read_in_bounded_memory(string path) => Survive(path, format => format.Giants, rows: 17 * 1024, megabytesAtMost: 160);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Nesting_of_a_hundred_thousand_levels_takes_no_stack(string path) => Survive(path, format => format.Depths, Levels, megabytesAtMost: 64);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Four_times_the_names_take_no_more_than_some_four_times_the_work(string path)
    {
        var format = HostileFormat.All.Single(each => each.Path == path);
        foreach (var text in format.Crowds)
        {
            var (few, many) = (text.Of(2_500), text.Of(10_000));
            Growth.ShouldBeLinear(() => Answers(format, text, few), () => Answers(format, text, many), $"{path}: {text.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Category", "Soak")]
    public void A_million_names_are_refused_or_read_in_bounded_memory(string path) => Survive(path, format => format.Crowds, rows: 1_000_000, megabytesAtMost: 1200);

    private static void Survive(string path, Func<HostileFormat, HostileText[]> texts, int rows, long megabytesAtMost)
    {
        var format = HostileFormat.All.Single(each => each.Path == path);
        foreach (var text in texts(format))
        {
            var bytes = text.Of(rows);
            using var peak = new PeakMemory();
            Answers(format, text, bytes);
            peak.Megabytes.ShouldBeLessThan(megabytesAtMost, $"{path}: {text.Name}");
        }
    }

    private static void Answers(HostileFormat format, HostileText text, byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            format.Scanner.ScanAsync(stream, format.Path, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (InvalidInputException refusal)
        {
            refusal.Message.ShouldStartWith(format.Path, Case.Sensitive, text.Name);
        }
    }
}
