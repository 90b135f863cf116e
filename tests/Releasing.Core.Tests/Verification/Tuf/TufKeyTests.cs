using System.Text.Json.Nodes;
using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>The keys of roles: their kinds, and that each counts once.</summary>
public sealed class TufKeyTests
{
    [Theory]
    [InlineData("ecdsa")]
    [InlineData("ecdsa-sha2-nistp256")]
    [InlineData("ed25519")]
    [InlineData("rsa")]
    public async Task Verifies_keys_of_every_kind(string kind)
    {
        var key = kind switch { "rsa" => TestSigner.Rsa(), "ed25519" => TestSigner.Edwards(1), _ => TestSigner.Curve().As(kind: kind) };
        using var user = With(repository => repository.Keys["timestamp"] = [key]);
        (await user.RunAsync()).Origin.ShouldBe(TrustOrigin.Repository);

        user.Repository.Keys["timestamp"] = [(kind switch { "rsa" => TestSigner.Rsa(), "ed25519" => TestSigner.Edwards(2), _ => TestSigner.Curve() }).As(id: key.Id)];
        user.Repository.Publish();
        await user.MustBeRefusedAsync(TufReason.ThresholdMissed);
    }

    [Theory]
    [InlineData("ecdsa", "ecdsa-sha2-nistp521")]
    [InlineData("sphincs", "sphincs-shake-128s")]
    [RefusedFor(TufReason.AlgorithmUnsupported)]
    public async Task Says_when_a_key_is_of_a_kind_it_does_not_know(string kind, string scheme)
    {
        using var user = With(repository => repository.Keys["timestamp"] = [TestSigner.Curve().As(kind: kind, scheme: scheme)]);
        await user.MustBeRefusedAsync(TufReason.AlgorithmUnsupported);
    }

    [Fact]
    public async Task A_key_of_an_unknown_kind_does_no_harm_when_enough_others_signed()
    {
        using var user = With(repository => (repository.Keys["timestamp"], repository.Thresholds["timestamp"]) = ([TestSigner.Curve(), TestSigner.Curve().As(scheme: "later")], 1));
        (await user.RunAsync()).Origin.ShouldBe(TrustOrigin.Repository);
    }

    [Fact]
    [RefusedFor(TufReason.ThresholdMissed)]
    public async Task Counts_a_key_under_two_ids_once()
    {
        var key = TestSigner.Curve();
        using var user = With(repository => (repository.Keys["timestamp"], repository.Thresholds["timestamp"]) = ([key, key.As(id: "other")], 2));
        await user.MustBeRefusedAsync(TufReason.ThresholdMissed);
    }

    [Fact]
    [RefusedFor(TufReason.ThresholdMissed)]
    public async Task Counts_an_id_that_is_listed_twice_once()
    {
        using var user = With(repository =>
        {
            repository.Thresholds["timestamp"] = 2;
            repository.Edit = (role, signed) =>
            {
                if (role == "root")
                {
                    var ids = signed["roles"]!["timestamp"]!["keyids"]!.AsArray();
                    ids.Add(JsonValue.Create(ids[0]!.GetValue<string>()));
                }
            };
        });
        await user.MustBeRefusedAsync(TufReason.ThresholdMissed);
    }

    [Fact]
    [RefusedFor(TufReason.Malformed)]
    public async Task Refuses_two_signatures_of_one_key()
    {
        using var user = With(repository => repository.Thresholds["timestamp"] = 2);
        var key = user.Repository.Keys["timestamp"][0];
        user.Repository.Keys["timestamp"] = [key, key];
        user.Repository.Publish();
        (await user.MustBeRefusedAsync(TufReason.Malformed)).Message.ShouldContain("second one of the same key");
    }

    [Fact]
    [RefusedFor(TufReason.Malformed)]
    public async Task Refuses_a_threshold_of_nobody()
    {
        using var user = With(repository => repository.Thresholds["timestamp"] = 0);
        await user.MustBeRefusedAsync(TufReason.Malformed);
    }

    [Theory]
    [InlineData("trusted_root.json")]
    [InlineData("")]
    [RefusedFor(TufReason.Malformed)]
    public async Task Refuses_a_key_that_is_none(string text)
    {
        using var user = With(repository => repository.Edit = (role, signed) =>
        {
            if (role == "root" && text.Length > 0)
            {
                signed["keys"]![repository.Keys["timestamp"][0].Id]!["keyval"]!["public"] = text;
            }
            else if (role == "root")
            {
                signed["keys"]![repository.Keys["timestamp"][0].Id] = "text";
            }
        });
        await user.MustBeRefusedAsync(TufReason.Malformed);
    }

    private static TestRefresh With(Action<TestRepository> change)
    {
        var repository = new TestRepository();
        return new TestRefresh(repository.Begin(() => change(repository)));
    }
}
