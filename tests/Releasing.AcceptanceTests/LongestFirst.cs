using Releasing.AcceptanceTests.Effects;
using Releasing.AcceptanceTests.Effects.GitHub;
using Releasing.AcceptanceTests.Msi;
using Releasing.AcceptanceTests.Packed;
using Releasing.AcceptanceTests.Reproduction;
using Releasing.AcceptanceTests.Sboms.Go;
using Releasing.AcceptanceTests.Start;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Releasing.AcceptanceTests.LongestFirst", "Releasing.AcceptanceTests")]

namespace Releasing.AcceptanceTests;

/// <summary>Starts the collections that last longest first, so that no processor waits for one of them in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly List<string> s_longest =
    [
        nameof(UsesPackedAddin), nameof(UsesPackedAddinBeside), .. new[] { typeof(ReproduceTests), typeof(BuildScriptTests), typeof(GoSbomTests), typeof(PipelineKillTests), typeof(GitHubKillTests), typeof(WineInstallationTests) }
            .Select(type => $"Test collection for {type.FullName}"),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => s_longest.IndexOf(collection.DisplayName) is >= 0 and var place ? place : s_longest.Count);
}
