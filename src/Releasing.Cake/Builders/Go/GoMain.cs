namespace Releasing.Cake.Builders.Go;

/// <summary>A package that becomes a program.</summary>
/// <param name="Name">The program's name, without <c>.exe</c>.</param>
/// <param name="Package">The package as a path from the module's folder: <c>.</c> or <c>./cmd/tool</c>.</param>
/// <param name="FileName">The name Go itself gives the file, without <c>.exe</c>.</param>
internal sealed record GoMain(string Name, string Package, string FileName);
