using Releasing.Core.Tests.Sboms.Generated;
using Releasing.Sboms;

namespace Releasing.AcceptanceTests.Sboms.Peers;

/// <summary>
/// Our scanners beside Trivy, cdxgen and npm on the same lock files: all that is truly there and that a peer finds, we find; what we find beyond that, and what a peer finds beyond the truth, has a reason.
/// </summary>
public sealed class LockPeersTests(LockPeers peers) : IClassFixture<LockPeers>
{
    public static TheoryData<string> Generated => [.. GeneratedLock.All.Select(format => format.Path)];

    [SkippableTheory]
    [MemberData(nameof(Generated))]
    public void Finds_what_the_peers_find_in_a_generated_file(string path)
    {
        var graph = LockPeers.Graph(path);
        var truth = GeneratedLock.Of(path).Truth(graph);
        var union = peers.Trivy.Union(peers.Cdxgen).ToHashSet(StringComparer.Ordinal);
        var ours = peers.Ours(path).Components;

        union.Intersect(truth.Keys).Except(ours.Select(component => component.PackageUrl)).ShouldBeEmpty();

        // Beyond the peers we name the project itself, and the develop section of Pipfile.lock that Trivy leaves out and cdxgen does not read without pipenv.
        foreach (var extra in ours.Where(component => !union.Contains(component.PackageUrl)))
        {
            (extra.IsFirstParty || (path == "pipenv/Pipfile.lock" && truth[extra.PackageUrl] == ComponentScope.Development)).ShouldBeTrue(extra.PackageUrl);
        }
    }

    [SkippableTheory]
    [InlineData("npm1/package-lock.json")]
    [InlineData("npm3/package-lock.json")]
    public void Finds_exactly_what_npm_finds(string path) =>
        peers.Ours(path).Components.Where(component => !component.IsFirstParty).Select(component => component.PackageUrl).ShouldBe(peers.Npm(path).Order(StringComparer.Ordinal));

    [SkippableFact]
    public void Whatever_the_peers_find_beyond_us_is_not_there()
    {
        var ours = LockPeers.Real.Concat(GeneratedLock.All.Select(format => format.Path)).SelectMany(path => peers.Ours(path).Components).ToList();
        var known = ours.Select(component => component.PackageUrl.Split('?')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var find in peers.Trivy.Union(peers.Cdxgen).Where(find => !known.Contains(find)))
        {
            Reason(find).ShouldNotBeNull(find);
        }
    }

    [SkippableFact]
    public void The_real_files_hold_hundreds_of_packages()
    {
        Validator.RequireFolder(NodeScript.Libraries);
        foreach (var path in LockPeers.Real)
        {
            peers.Ours(path).Components.Count.ShouldBeGreaterThan(200, path);
        }
    }

    private static string? Reason(string find) => find switch
    {
        "pkg:npm/" => "Trivy gives the workspace of Berry no name",
        _ when find.StartsWith("pkg:npm/pnpm9-part-", StringComparison.Ordinal) => "Trivy knows pnpm up to version 6 and cuts the scope off the keys of version 9",
        _ => null,
    };
}
