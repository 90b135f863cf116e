using Releasing.Cake.Builders.DotNet;
using Releasing.Cake.Builders.Go;
using Releasing.Cake.Builders.Prebuilt;
using Releasing.Cake.Builders.Rust;
using Releasing.Cake.Builders.Zig;

namespace Releasing.Cake.Builders;

/// <summary>The builders every release knows, in the order in which they are asked.</summary>
internal static class StockBuilders
{
    public static IReadOnlyList<IBuilder> All() => [new PrebuiltBuilder(), new GoBuilder(), new RustBuilder(), new DotNetBuilder(), new ZigBuilder()];
}
