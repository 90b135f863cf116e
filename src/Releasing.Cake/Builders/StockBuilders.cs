namespace Releasing.Cake.Builders;

/// <summary>The builders every release knows, in the order in which they are asked.</summary>
internal static class StockBuilders
{
    public static IReadOnlyList<IBuilder> All() => [];
}
