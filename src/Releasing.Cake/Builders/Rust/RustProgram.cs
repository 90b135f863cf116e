namespace Releasing.Cake.Builders.Rust;

/// <summary>A <c>bin</c> target of a workspace.</summary>
/// <param name="Name">The program's name, without <c>.exe</c>.</param>
/// <param name="Package">The package it belongs to.</param>
internal sealed record RustProgram(string Name, string Package);
