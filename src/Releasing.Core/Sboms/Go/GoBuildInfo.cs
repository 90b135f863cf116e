namespace Releasing.Sboms.Go;

/// <summary>What the Go linker wrote into a program (package debug/buildinfo).</summary>
/// <param name="GoVersion">The toolchain, such as <c>go1.23.4</c>.</param>
/// <param name="Modules">The lines that <c>go version -m</c> prints, without indentation; empty when it was built without modules.</param>
internal sealed record GoBuildInfo(string GoVersion, string Modules);
