namespace Releasing.Cake;

/// <summary>What the project is called and whose it is: the settings over what the repository's manifests say.</summary>
/// <param name="Name">The name in file names.</param>
/// <param name="Description">One sentence; empty when nothing tells.</param>
/// <param name="Licence">SPDX expression; empty when nothing tells.</param>
/// <param name="Homepage">Address; empty when nothing tells.</param>
/// <param name="Maintainer"><c>Name &lt;address&gt;</c>; empty when nothing tells.</param>
public sealed record ProjectIdentity(string Name, string Description, string Licence, string Homepage, string Maintainer);
