namespace Releasing.Cake.Builders.Rust;

/// <summary>How a target is built on this machine, or why it is not.</summary>
/// <param name="Triple">Rust's triple; empty when there is none.</param>
/// <param name="Driver"><c>cargo</c>, <c>cross</c> or <c>cargo-zigbuild</c>.</param>
/// <param name="Linker">The linker to name; null when cargo finds it by itself.</param>
/// <param name="WhyNot">What is missing, as a sentence without full stop; null when it can be built.</param>
internal sealed record RustRoute(string Triple, string Driver, string? Linker, string? WhyNot)
{
    public static RustRoute None(string reason) => new("", "cargo", null, reason);
}
