using Releasing.Cake.Attesting;
using Releasing.Cake.Settings;

namespace Releasing.Cake.Tests.Attesting;

/// <summary>When a release asks the network for the trusted root.</summary>
public sealed class TrustSourceTests
{
    [Theory]
    [InlineData("local", false)]
    [InlineData("github", true)]
    public void An_identity_that_signs_has_it_refreshed_but_on_the_local_store(string store, bool refreshes)
    {
        var settings = new ReleaseSettings { Store = store };
        TrustSource.IsWanted(settings, SigningKind.Keyless).ShouldBe(refreshes);
        TrustSource.IsWanted(settings, SigningKind.Key).ShouldBeFalse();
        settings.Verification.Identity = "ada@example.org";
        TrustSource.IsWanted(settings, SigningKind.Key).ShouldBe(refreshes);
    }

    [Theory]
    [InlineData("local", true)]
    [InlineData("github", false)]
    public void The_setting_decides(string store, bool setting)
    {
        var settings = new ReleaseSettings { Store = store };
        settings.Verification.RefreshTrustedRoot = setting;
        TrustSource.IsWanted(settings, SigningKind.Keyless).ShouldBe(setting);
        settings.Signing.TrustedRoot = "trusted_root.json";
        TrustSource.IsWanted(settings, SigningKind.Keyless).ShouldBeFalse();
    }

    [Fact]
    public void A_cache_folder_of_nothing_is_told()
    {
        var settings = new ReleaseSettings();
        settings.Verification.TrustCacheFolder = " ";
        settings.Verification.Validate().ShouldHaveSingleItem().ShouldContain("TrustCacheFolder");
    }
}
