namespace Releasing.AcceptanceTests.Packed;

/// <summary>The tests that use the packed addin of one collection share one package and one cache, and run one after the other.</summary>
[CollectionDefinition(nameof(UsesPackedAddin))]
public sealed class UsesPackedAddin : ICollectionFixture<PackedAddin>;
