using Releasing.Artifacts;
using Releasing.Effects;
using Releasing.Services;

namespace Releasing.Core.Tests.Services;

public sealed class ReplaceReleaseEffectTests : IDisposable
{
    private static readonly ReleaseDraft s_draft = new("v1.0.0", new string('a', 40), "Tool 1.0.0", "Notes\n", Prerelease: false);
    private static readonly PublicationRules s_replacing = new() { MayReplace = true };

    private readonly TemporaryFolder _folder = new();
    private readonly CountingStore _store;

    public ReplaceReleaseEffectTests() => _store = new CountingStore(new LocalStore(_folder["store"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_release_that_is_the_same_is_left_alone()
    {
        await Release(null, ("a", "1"));
        await Release(s_replacing, ("a", "1"));
        _store.Count("reopen").ShouldBe(0);
    }

    [Fact]
    public async Task One_that_differs_is_replaced_where_that_is_allowed_and_a_conflict_elsewhere()
    {
        await Release(null, ("a", "1"), ("b", "2"), ("old", "3"));
        await Should.ThrowAsync<EffectsFailedException>(() => Release(null, ("a", "1"), ("b", "changed"), ("new", "4")));

        await Release(s_replacing, ("a", "1"), ("b", "changed"), ("new", "4"));
        (await Assets()).ShouldBe(["a", "b", "new"]);
        _store.Count("upload a").ShouldBe(1, "what is the same is not sent again");
        (_store.Count("reopen"), _store.Count("publish")).ShouldBe((1, 2));
        (await _store.FindAsync("v1.0.0", default))!.IsDraft.ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_was_left_as_a_draft_is_finished()
    {
        await Release(null, ("a", "1"), ("old", "3"));
        await _store.ReopenAsync((await _store.FindAsync("v1.0.0", default))!, default);
        await Release(s_replacing, ("a", "2"));
        (await Assets()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task The_plan_tells_it_beforehand()
    {
        await Release(null, ("a", "1"), ("b", "1"));
        var effects = Effects(s_replacing, ("a", "2"), ("b", "1"));
        (await EffectPlan.ProbeAsync([.. effects.BeforeVerification, effects.Publish])).Select(row => row.Word).ShouldBe(["create", "same", "create", "same", "create"]);
        (await Assets()).Count.ShouldBe(2);
    }

    private async Task Release(PublicationRules? rules, params (string Name, string Content)[] assets)
    {
        using var ledger = Ledger.Open(_folder["ledger.jsonl"]);
        var runner = new EffectRunner(ledger, new EffectRunnerOptions { VerificationPassed = true });
        var effects = Effects(rules, assets);
        await runner.RunAsync(effects.BeforeVerification);
        await runner.RunAsync([effects.Publish]);
    }

    private ReleaseEffects Effects(PublicationRules? rules, params (string Name, string Content)[] assets) => ReleaseEffects.Of(
        _store, s_draft, assets.Select(asset => new AssetUpload(asset.Name, "text/plain", FileDigest.OfText(asset.Content), asset.Content.Length, _folder.Write(Guid.NewGuid().ToString("N"), asset.Content))), rules: rules);

    private async Task<IReadOnlyList<string>> Assets() =>
        [.. (await _store.ListAssetsAsync((await _store.FindAsync("v1.0.0", default))!, default)).Select(asset => asset.Name).Order(StringComparer.Ordinal)];
}
