using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>The attacks of the TUF specification, section 1.5.2, and answers that are of no form. Each is refused for one reason.</summary>
public sealed class TufAttackTests : IDisposable
{
    private readonly TestRefresh _user = new();

    private TestRepository Repository => _user.Repository;

    public void Dispose() => _user.Dispose();

    [Theory]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    [RefusedFor(TufReason.Rollback)]
    public async Task Refuses_an_older_version_than_it_saw(string role)
    {
        Repository.Publish();
        await _user.RunAsync();

        // Only this role falls; those above it go on, so that nothing else is wrong.
        var wanted = Repository.Versions[role] - 1;
        Repository.Publish();
        Repository.Versions[role] = wanted;
        Repository.Write();
        (await _user.MustBeRefusedAsync(TufReason.Rollback)).Message.ShouldContain("was seen before");
    }

    [Fact]
    [RefusedFor(TufReason.Rollback)]
    public async Task Refuses_a_snapshot_that_lost_metadata_it_had()
    {
        Repository.Edit = (role, signed) => Extra(role, signed, 3);
        Repository.Publish();
        await _user.RunAsync();
        Repository.Edit = null;
        Repository.Publish();
        await _user.MustBeRefusedAsync(TufReason.Rollback);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [RefusedFor(TufReason.Rollback)]
    public async Task Refuses_a_root_that_does_not_follow_the_one_before(long version)
    {
        Repository.Edit = (role, signed) => signed["version"] = role == "root" ? version : signed["version"]!.GetValue<long>();
        Repository.Renew();
        await _user.MustBeRefusedAsync(TufReason.Rollback);
    }

    [Theory]
    [InlineData("root")]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    [RefusedFor(TufReason.Expired)]
    public async Task Refuses_what_has_expired(string role)
    {
        Repository.Expires[role] = _user.Now;
        Repository.Renew();
        Repository.Publish();
        (await _user.MustBeRefusedAsync(TufReason.Expired)).Message.ShouldStartWith(role);
    }

    [Fact]
    [RefusedFor(TufReason.Expired)]
    public async Task Refuses_a_repository_that_stands_still()
    {
        await _user.RunAsync();
        _user.Now = _user.Now.AddDays(8);
        (await _user.MustBeRefusedAsync(TufReason.Expired)).Message.ShouldStartWith("timestamp");
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("targets")]
    [RefusedFor(TufReason.VersionMismatch)]
    public async Task Refuses_metadata_of_another_version_than_told(string role)
    {
        // The role above tells of a version by its file name, and of its digest, and the file says another one.
        Repository.Edit = (edited, signed) => signed["version"] = edited == role ? 7 : signed["version"]!.GetValue<long>();
        Repository.Write();
        await _user.MustBeRefusedAsync(TufReason.VersionMismatch);
    }

    [Theory]
    [InlineData("snapshot.json")]
    [InlineData("targets.json")]
    [InlineData("trusted_root.json")]
    [RefusedFor(TufReason.HashMismatch)]
    public async Task Refuses_another_file_of_the_same_length(string file)
    {
        var name = Served(file);
        Repository.Files[name] = [.. Repository.Files[name]];
        Repository.Files[name][^1] ^= 1;
        await _user.MustBeRefusedAsync(TufReason.HashMismatch);
    }

    [Theory]
    [InlineData("snapshot.json")]
    [InlineData("targets.json")]
    [InlineData("trusted_root.json")]
    [RefusedFor(TufReason.LengthMismatch)]
    public async Task Refuses_a_file_that_is_too_short(string file)
    {
        Repository.Files[Served(file)] = Repository.Files[Served(file)][..^1];
        await _user.MustBeRefusedAsync(TufReason.LengthMismatch);
    }

    [Theory]
    [InlineData("2.root.json")]
    [InlineData("timestamp.json")]
    [InlineData("1.snapshot.json")]
    [InlineData("1.targets.json")]
    [InlineData("trusted_root.json")]
    [RefusedFor(TufReason.EndlessData)]
    public async Task Stops_reading_what_does_not_end(string file)
    {
        var endless = new EndlessStream();
        _user.Server.Instead = path => path.EndsWith(file, StringComparison.Ordinal) ? new HttpResponseMessage { Content = new StreamContent(endless) } : null;
        await _user.MustBeRefusedAsync(TufReason.EndlessData);
        endless.Sent.ShouldBeLessThan(1 << 20);
    }

    [Fact]
    [RefusedFor(TufReason.EndlessRotation)]
    public async Task Follows_no_endless_row_of_roots()
    {
        for (var count = 0; count < 66; count++)
        {
            Repository.Renew();
        }

        await _user.MustBeRefusedAsync(TufReason.EndlessRotation);
    }

    [Theory]
    [InlineData("root")]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    [RefusedFor(TufReason.ThresholdMissed)]
    public async Task Refuses_what_others_signed(string role)
    {
        if (role == "root")
        {
            // A next root with keys of its own, which those before it know nothing of.
            var other = new TestRepository();
            other.Renew();
            Repository.Files["2.root.json"] = other.Files["2.root.json"];
        }
        else
        {
            Repository.Keys[role] = [TestSigner.Curve()];
            Repository.Publish();
        }

        (await _user.MustBeRefusedAsync(TufReason.ThresholdMissed)).Message.ShouldStartWith(role);
    }

    [Theory]
    [InlineData("_type", "\"snapshot\"", TufReason.WrongType)]
    [InlineData("spec_version", "\"2.0.0\"", TufReason.SpecificationUnsupported)]
    [InlineData("spec_version", "\"1\"", TufReason.SpecificationUnsupported)]
    [InlineData("spec_version", "1", TufReason.Malformed)]
    [InlineData("version", "0", TufReason.Malformed)]
    [InlineData("version", "1.5", TufReason.Malformed)]
    [InlineData("version", "\"1\"", TufReason.Malformed)]
    [InlineData("expires", "\"tomorrow\"", TufReason.Malformed)]
    [InlineData("expires", "\"2030-01-01T00:00:00+09:00\"", TufReason.Malformed)]
    [InlineData("meta", "{}", TufReason.Malformed)]
    [InlineData("meta", "[]", TufReason.Malformed)]
    [RefusedFor(TufReason.WrongType)]
    [RefusedFor(TufReason.SpecificationUnsupported)]
    public async Task Refuses_metadata_of_another_form(string member, string value, TufReason reason)
    {
        var timestamp = JsonNode.Parse(Repository.Files["timestamp.json"])!.AsObject();
        timestamp["signed"]![member] = JsonNode.Parse(value);
        Repository.Files["timestamp.json"] = Encoding.UTF8.GetBytes(timestamp.ToJsonString());
        await _user.MustBeRefusedAsync(reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{\"signed\":{}}")]
    [InlineData("{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"_type\":\"timestamp\"}}")]
    [InlineData("{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"\\u005ftype\":\"timestamp\"}}")]
    [InlineData("{\"signatures\":[],\"signed\":{\"_type\":\"\\ud800\"}}")]
    [InlineData("{\"signatures\":[],\"signed\":{\"\\ud800\":1}}")]
    [RefusedFor(TufReason.Malformed)]
    public async Task Refuses_what_is_no_metadata(string text)
    {
        Repository.Files["timestamp.json"] = Encoding.UTF8.GetBytes(text);
        await _user.MustBeRefusedAsync(TufReason.Malformed);
    }

    [Fact]
    [RefusedFor(TufReason.Malformed)]
    public async Task Refuses_what_lies_too_deep()
    {
        Repository.Files["timestamp.json"] = Encoding.UTF8.GetBytes("{\"signed\":" + new string('[', 5000) + new string(']', 5000) + "}");
        await _user.MustBeRefusedAsync(TufReason.Malformed);
    }

    [Fact]
    [RefusedFor(TufReason.AlgorithmUnsupported)]
    public async Task Refuses_a_file_with_digests_of_unknown_kinds_alone()
    {
        Repository.Edit = (role, signed) =>
        {
            if (role == "timestamp")
            {
                signed["meta"]!["snapshot.json"]!["hashes"] = new JsonObject { ["md5"] = "00" };
            }
        };
        Repository.Write();
        await _user.MustBeRefusedAsync(TufReason.AlgorithmUnsupported);
    }

    [Fact]
    [RefusedFor(TufReason.TargetMissing)]
    public async Task Refuses_a_repository_without_a_trusted_root()
    {
        Repository.Contents.Clear();
        Repository.Contents["other.json"] = [1];
        Repository.Write();
        await _user.MustBeRefusedAsync(TufReason.TargetMissing);
    }

    [Theory]
    [InlineData("snapshot.json")]
    [InlineData("targets.json")]
    [InlineData("trusted_root.json")]
    [RefusedFor(TufReason.FileMissing)]
    public async Task Refuses_a_repository_that_lacks_what_it_tells_of(string file)
    {
        Repository.Files.Remove(Served(file)).ShouldBeTrue();
        await _user.MustBeRefusedAsync(TufReason.FileMissing);
    }

    [Fact]
    public void Every_reason_has_a_test()
    {
        var shown = typeof(TufAttackTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetCustomAttributes<RefusedForAttribute>()).Select(shows => shows.Reason);
        shown.Distinct().Order().ShouldBe(Enum.GetValues<TufReason>());
    }

    private string Served(string file) => Repository.Files.Keys.Single(path => path.EndsWith("." + file, StringComparison.Ordinal));

    private static void Extra(string role, JsonObject signed, int version)
    {
        if (role == "snapshot")
        {
            signed["meta"]!["delegated.json"] = new JsonObject { ["version"] = version };
        }
    }

    private sealed class EndlessStream : Stream
    {
        public long Sent { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Sent; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'{');
            Sent += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
