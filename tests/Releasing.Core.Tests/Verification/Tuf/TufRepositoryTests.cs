using System.Text;
using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>The roots that are built in.</summary>
public sealed class TufRepositoryTests
{
    [Theory]
    [InlineData(false, 16, "2027-04-22 19:27:31Z")]
    [InlineData(true, 15, "2027-03-13 01:31:42Z")]
    public void Its_keys_signed_it(bool isStaging, long version, string end)
    {
        var root = new RootMetadata((isStaging ? TufRepository.Staging : TufRepository.Production).Root);
        Should.NotThrow(() => new TrustedMetadata(root, DateTimeOffset.UnixEpoch));
        root.ConsistentSnapshot.ShouldBeTrue();
        root.Version.ShouldBe(version);
        root.Expires.UtcDateTime.ToString("u").ShouldBe(end);
    }

    [Fact]
    public void A_changed_one_is_noticed()
    {
        var text = Encoding.UTF8.GetString(TufRepository.Production.Root.Span).Replace("2027-04-22", "2037-04-22", StringComparison.Ordinal);
        var error = Should.Throw<TufRefusedException>(() => new TrustedMetadata(new RootMetadata(Encoding.UTF8.GetBytes(text)), DateTimeOffset.UnixEpoch));
        error.Reason.ShouldBe(TufReason.ThresholdMissed);
    }
}
