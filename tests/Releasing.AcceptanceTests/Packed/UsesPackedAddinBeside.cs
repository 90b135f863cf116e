namespace Releasing.AcceptanceTests.Packed;

/// <summary>Half of those tests have a feed and a cache of their own and run beside the others: in one row they would outlast everything else.</summary>
[CollectionDefinition(nameof(UsesPackedAddinBeside))]
public sealed class UsesPackedAddinBeside : ICollectionFixture<PackedAddin>;
