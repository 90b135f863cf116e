using Releasing.Artifacts;

namespace Releasing.Core.Tests.Artifacts;

public sealed class FingerprintBuilderTests : IDisposable
{
    private readonly FingerprintBuilder _builder = new();

    public void Dispose() => _builder.Dispose();

    [Fact]
    public void Equal_fields_give_equal_fingerprints_and_the_builder_starts_anew()
    {
        var first = _builder.Add("task", "Archive").Add("facts", ["a=1", "b=2"]).Finish();
        first.Length.ShouldBe(64);
        _builder.Add("task", "Archive").Add("facts", ["a=1", "b=2"]).Finish().ShouldBe(first);
    }

    [Fact]
    public void Fields_cannot_run_into_each_other()
    {
        string[] digests =
        [
            _builder.Add("ab", "c").Finish(), _builder.Add("a", "bc").Finish(), _builder.Add("a", (string?)null).Finish(), _builder.Add("a", "").Finish(),
            _builder.Add("a", ["b", "c"]).Finish(), _builder.Add("a", ["bc"]).Finish(), _builder.Add("a", []).Finish(),
            _builder.Add("a", ["c", "b"]).Finish(), _builder.Add("a", "b").Add("c", "").Finish(), _builder.Add("c", "").Add("a", "b").Finish(),
            _builder.Finish(),
        ];
        digests.Distinct().Count().ShouldBe(digests.Length);
    }

    [Fact]
    public void Random_lists_of_fields_never_share_a_fingerprint()
    {
        var random = new Random(20260102);
        var lists = Enumerable.Range(0, 3_000).Select(_ => string.Concat(random.GetItems<char>("ab:|", random.Next(1, 8)))).Distinct().ToArray();
        var digests = lists.Select(list =>
        {
            foreach (var field in list.Split('|'))
            {
                var parts = field.Split(':', 2);
                _builder.Add(parts[0], parts.ElementAtOrDefault(1));
            }

            return _builder.Finish();
        });
        digests.Distinct().Count().ShouldBe(lists.Length);
    }
}
