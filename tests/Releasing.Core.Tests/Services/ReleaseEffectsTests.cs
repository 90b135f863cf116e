using Releasing.Artifacts;
using Releasing.Effects;
using Releasing.Failures;
using Releasing.Services;

namespace Releasing.Core.Tests.Services;

public sealed class ReleaseEffectsTests : IDisposable
{
    private static readonly ReleaseDraft s_draft = new("v1.0.0", new string('a', 40), "Tool 1.0.0", "Notes\n", Prerelease: false);

    private readonly TemporaryFolder _folder = new();
    private readonly Ledger _ledger;
    private readonly List<AssetUpload> _assets = [];
    private CountingStore _store;

    public ReleaseEffectsTests()
    {
        _ledger = Ledger.Open(_folder["ledger.jsonl"]);
        _store = new CountingStore(new LocalStore(_folder["store"]));
        foreach (var name in new[] { "a.tar.gz", "b.zip", "checksums.txt" })
        {
            _assets.Add(Asset(name, "content of " + name));
        }
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_release_is_made_once_and_a_second_run_uploads_nothing()
    {
        (await Release()).ShouldAllBe(result => result.Outcome == EffectOutcome.Applied);
        (await Release()).ShouldAllBe(result => result.Outcome == EffectOutcome.AlreadyThere);
        _store.Calls.Where(call => call.StartsWith("upload", StringComparison.Ordinal)).ShouldBe(_assets.Select(asset => "upload " + asset.Name), ignoreOrder: true);
        (_store.Count("create"), _store.Count("publish"), _store.Count("update")).ShouldBe((1, 1, 0));
        _store.Calls.ShouldNotContain(call => call.StartsWith("open", StringComparison.Ordinal), "the store's digests are enough to compare");
    }

    [Fact]
    public async Task Many_uploads_ask_the_store_only_a_few_times()
    {
        for (var index = 0; index < 40; index++)
        {
            _assets.Add(Asset($"file-{index}", $"{index}"));
        }

        await Run(Effects().BeforeVerification);
        _store.Count("find").ShouldBeLessThanOrEqualTo(2);
        _store.Count("assets").ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_half_uploaded_draft_is_continued()
    {
        var draft = await _store.CreateDraftAsync(s_draft, default);
        await _store.UploadAsync(draft, _assets[1], default);
        var results = await Run(Effects().BeforeVerification);
        results.Select(result => result.Outcome).ShouldBe([EffectOutcome.AlreadyThere, EffectOutcome.Applied, EffectOutcome.AlreadyThere, EffectOutcome.Applied]);
        _store.Count("upload b.zip").ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_bytes_under_the_same_name_stop_the_run_with_both_digests_before_any_upload(bool tellsDigests)
    {
        var draft = await _store.CreateDraftAsync(s_draft, default);
        await _store.UploadAsync(draft, Asset("b.zip", "something else"), default);
        _store = new CountingStore(new LocalStore(_folder["store"])) { TellsDigests = tellsDigests };
        var error = await Should.ThrowAsync<EffectsFailedException>(() => Run(Effects().BeforeVerification));
        error.Message.ShouldContain("upload:local/v1.0.0/b.zip");
        error.Message.ShouldContain(FileDigest.OfText("something else"));
        error.Message.ShouldContain(FileDigest.OfText("content of b.zip"));
        _store.Calls.ShouldNotContain(call => call.StartsWith("upload", StringComparison.Ordinal));
        _store.Count("open b.zip").ShouldBe(tellsDigests ? 0 : 1);
    }

    [Fact]
    public async Task A_store_that_tells_no_digest_is_read_back()
    {
        await Run(Effects().BeforeVerification);
        _store = new CountingStore(new LocalStore(_folder["store"])) { TellsDigests = false };
        (await Run(Effects().BeforeVerification)).ShouldAllBe(result => result.Outcome == EffectOutcome.AlreadyThere);
        _store.Count("open a.tar.gz").ShouldBe(1);
    }

    [Fact]
    public async Task A_signature_with_other_bytes_is_adopted_only_when_it_serves_as_well()
    {
        var draft = await _store.CreateDraftAsync(s_draft, default);
        await _store.UploadAsync(draft, Asset("b.zip", "signed yesterday"), default);
        await Should.ThrowAsync<EffectsFailedException>(() => Run(Effects(name => name == "b.zip" ? (_, _, _) => Task.FromResult(false) : null).BeforeVerification));
        var results = await Run(Effects(name => name == "b.zip" ? (_, asset, _) => Task.FromResult(asset.Name == "b.zip") : null).BeforeVerification);
        results[2].Outcome.ShouldBe(EffectOutcome.AlreadyThere);
        _store.Count("upload b.zip").ShouldBe(1);
    }

    [Fact]
    public async Task A_published_release_that_lacks_an_asset_is_a_conflict_that_names_it()
    {
        await Release();
        _assets.Add(Asset("new.txt", "new"));
        var error = await Should.ThrowAsync<EffectsFailedException>(() => Run(Effects().BeforeVerification));
        error.Message.ShouldContain("new.txt: wanted is SHA-256 " + FileDigest.OfText("new") + ", there is a published release without it");
        (await Effects().Publish.ProbeAsync(default)).State.ShouldBe(ProbeState.Conflict);
    }

    [Fact]
    public async Task A_published_release_with_other_bytes_is_a_conflict()
    {
        await Release();
        _assets[0] = Asset("a.tar.gz", "built differently");
        var probe = await Effects().Publish.ProbeAsync(default);
        probe.ShouldBe(Probe.Conflict($"'a.tar.gz' with SHA-256 {FileDigest.OfText("built differently")}", "SHA-256 " + FileDigest.OfText("content of a.tar.gz")));
    }

    [Fact]
    public async Task Notes_of_a_draft_are_brought_up_to_date_and_those_of_a_published_release_are_left_alone()
    {
        await Run(Effects().BeforeVerification);
        var newer = s_draft with { Notes = "Better notes\n" };
        (await Run([Effects(draft: newer).Draft]))[0].Outcome.ShouldBe(EffectOutcome.Applied);
        (await _store.FindAsync("v1.0.0", default))!.Notes.ShouldBe("Better notes\n");
        (await Run([Effects(draft: newer with { Notes = "Better notes\r\n\r\n" }).Draft]))[0].Outcome.ShouldBe(EffectOutcome.AlreadyThere);

        await Run([Effects().Publish]);
        (await Run([Effects(draft: s_draft with { Notes = "Later" }).Draft]))[0].Outcome.ShouldBe(EffectOutcome.AlreadyThere);
        (await _store.FindAsync("v1.0.0", default))!.Notes.ShouldBe("Better notes\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_release_of_another_commit_is_a_conflict(bool published)
    {
        await Run(Effects().BeforeVerification);
        if (published)
        {
            await Run([Effects().Publish]);
        }

        var error = await Should.ThrowAsync<EffectsFailedException>(() => Run([Effects(draft: s_draft with { Commit = new string('b', 40) }).Draft]));
        error.Message.ShouldContain(new string('b', 40));
        error.Message.ShouldContain(new string('a', 40));
    }

    [Fact]
    public async Task Publishing_waits_for_verification_and_refuses_missing_and_strange_assets()
    {
        await Run(Effects().BeforeVerification);
        await Should.ThrowAsync<PreflightException>(() => new EffectRunner(_ledger).RunAsync([Effects().Publish]));
        var draft = (await _store.FindAsync("v1.0.0", default))!;
        await _store.UploadAsync(draft, Asset("strange.txt", "s"), default);
        await _store.DeleteAssetAsync(draft, (await _store.ListAssetsAsync(draft, default)).First(asset => asset.Name == "b.zip"), default);
        var error = await Should.ThrowAsync<EffectsFailedException>(() => Run([Effects().Publish]));
        error.Message.ShouldContain("'b.zip' is not in the draft");
        error.Message.ShouldContain("'strange.txt' is in the draft and not part");
        (await _store.FindAsync("v1.0.0", default))!.IsDraft.ShouldBeTrue();
    }

    [Fact]
    public async Task Publishing_looks_again_at_what_is_there_now()
    {
        var effects = Effects();
        await Run(effects.BeforeVerification);
        (await effects.Uploads[0].ProbeAsync(default)).State.ShouldBe(ProbeState.Same);
        await _store.UploadAsync((await _store.FindAsync("v1.0.0", default))!, Asset("late.txt", "l"), default);
        (await Should.ThrowAsync<EffectsFailedException>(() => Run([effects.Publish]))).Message.ShouldContain("'late.txt' is in the draft");
    }

    [Fact]
    public async Task The_plan_knows_create_same_conflict_and_unknown()
    {
        (await Words(Effects(notBuilt: ["later.deb"]))).ShouldBe(["create", "create", "create", "create", "create", "create"]);
        _store.Calls.Distinct().ShouldBe(["find"], "a plan only asks");
        await Run(Effects().BeforeVerification);
        (await Words(Effects(notBuilt: ["later.deb"]))).ShouldBe(["same", "same", "same", "same", "create", "create"]);
        await Run([Effects().Publish]);
        (await Words(Effects())).ShouldBe(["same", "same", "same", "same", "same"]);
        var last = _assets[2];
        _assets.RemoveAt(2);
        (await Words(Effects(notBuilt: [last.Name]))).ShouldBe(["same", "same", "same", "unknown", "unknown"]);
        (await Words(Effects(notBuilt: [last.Name, "later.deb"]))).ShouldBe(["same", "same", "same", "unknown", "conflict", "conflict"]);
    }

    [Fact]
    public async Task A_draft_and_its_assets_can_be_taken_back_and_a_release_cannot()
    {
        var effects = Effects();
        await Run(effects.BeforeVerification);
        (await effects.Uploads[0].UndoAsync(default)).ShouldBeTrue();
        (await _store.ListAssetsAsync((await _store.FindAsync("v1.0.0", default))!, default)).Count.ShouldBe(2);
        (await effects.Draft.UndoAsync(default)).ShouldBeTrue();
        (await _store.FindAsync("v1.0.0", default)).ShouldBeNull();
        (await effects.Draft.UndoAsync(default)).ShouldBeTrue("it is gone already");

        await Release();
        (await effects.Uploads[0].UndoAsync(default)).ShouldBeFalse();
        (await effects.Draft.UndoAsync(default)).ShouldBeFalse();
        (await effects.Publish.UndoAsync(default)).ShouldBeFalse();
    }

    private async Task<IReadOnlyList<EffectResult>> Release()
    {
        var effects = Effects();
        return [.. await Run(effects.BeforeVerification), .. await Run([effects.Publish])];
    }

    private ReleaseEffects Effects(Func<string, SameSubjectCheck?>? servesAsWell = null, ReleaseDraft? draft = null, string[]? notBuilt = null) =>
        ReleaseEffects.Of(_store, draft ?? s_draft, _assets, notBuilt, servesAsWell);

    private Task<IReadOnlyList<EffectResult>> Run(IEnumerable<IEffect> effects) =>
        new EffectRunner(_ledger, new EffectRunnerOptions { VerificationPassed = true }).RunAsync(effects);

    private static async Task<IEnumerable<string>> Words(ReleaseEffects effects) =>
        (await EffectPlan.ProbeAsync([.. effects.BeforeVerification, effects.Publish])).Select(row => row.Word);

    private AssetUpload Asset(string name, string content) =>
        new(name, "text/plain", FileDigest.OfText(content), content.Length, _folder.Write("dist/" + Guid.NewGuid().ToString("N"), content));
}
