using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Core.Tests.Verification.Mutations;
using Releasing.Signing.Bundles;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification;

/// <summary>
/// Changes bundles and files at random and looks for one that is accepted though it should not be. A change is a forgery when the file differs, or when the bundle means
/// something else (<see cref="Meaning"/>) and is accepted all the same: other white space, other escapes and another order of members mean the same.
/// </summary>
public sealed class MutationTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Scenes => [.. BundleVerifierTests.RightScenes.Select(scene => scene.Name)];

    [Theory]
    [MemberData(nameof(Scenes))]
    public Task No_changed_bundle_is_accepted(string scene) => AttackAsync(scene, 150, seed: 20260102);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(Scenes))]
    public Task No_changed_bundle_is_accepted_in_many_more_tries(string scene) => AttackAsync(scene, 20_000, seed: 99);

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task No_changed_file_is_accepted(string scene)
    {
        var staged = BundleVerifierTests.RightScenes.Single(right => right.Name == scene).Make().Make();
        var bundle = Encoding.UTF8.GetBytes(staged.Bundle.ToJsonString());
        var root = staged.TrustedRoot();
        for (var bit = 0; bit < staged.File.Length * 8; bit += 5)
        {
            var file = staged.File.ToArray();
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            await Should.ThrowAsync<RefusedException>(() => Staged.VerifyAsync(bundle, file, root, staged.Policy()));
        }

        await Should.ThrowAsync<RefusedException>(() => Staged.VerifyAsync(bundle, staged.File[..^1], root, staged.Policy()));
        await Should.ThrowAsync<RefusedException>(() => Staged.VerifyAsync(bundle, [], root, staged.Policy()));
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task Every_field_matters(string scene)
    {
        var staged = BundleVerifierTests.RightScenes.Single(right => right.Name == scene).Make().Make();
        var root = staged.TrustedRoot();
        foreach (var path in JsonMutations.Leaves(staged.Bundle))
        {
            foreach (var change in JsonMutations.Changes)
            {
                var bundle = (JsonObject)staged.Bundle.DeepClone();
                if (change(bundle, path))
                {
                    await AcceptOnlyTheSameAsync(Encoding.UTF8.GetBytes(bundle.ToJsonString()), staged, root, path);
                }
            }
        }
    }

    private static async Task AttackAsync(string name, int count, int seed)
    {
        var staged = BundleVerifierTests.RightScenes.Single(right => right.Name == name).Make().Make();
        var root = staged.TrustedRoot();
        var random = new Random(seed);
        var text = Encoding.UTF8.GetBytes(staged.Bundle.ToJsonString());
        for (var i = 0; i < count; i++)
        {
            var bundle = i % 3 == 0 ? ByteMutations.Mutate(text, random) : JsonMutations.Mutate(staged.Bundle, random);
            await AcceptOnlyTheSameAsync(bundle, staged, root, $"try {i} of seed {seed}");
        }
    }

    // Any other exception than a refusal is a crash, and fails the test.
    private static async Task AcceptOnlyTheSameAsync(byte[] bundle, Staged staged, TrustedRoot root, string what)
    {
        var time = Stopwatch.StartNew();
        try
        {
            await Staged.VerifyAsync(bundle, staged.File, root, staged.Policy());
            var meaning = Meaning.Of(BundleReader.Read(bundle, "changed"));
            meaning.ShouldBe(Meaning.Of(BundleReader.Read(Encoding.UTF8.GetBytes(staged.Bundle.ToJsonString()), "right")), $"{what}: a forgery was accepted: {Encoding.UTF8.GetString(bundle)}");
        }
        catch (RefusedException)
        {
            // As it should be.
        }

        time.Elapsed.ShouldBeLessThan(s_patience, what);
    }
}
