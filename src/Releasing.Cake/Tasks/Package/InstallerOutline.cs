namespace Releasing.Cake.Tasks;

/// <summary>What is known of an installer before its programs are made.</summary>
/// <param name="Problems">Everything that its format forbids, full sentences.</param>
/// <param name="Files">Files of the repository that go into it, relative with '/'.</param>
/// <param name="Facts">Everything else that decides its bytes, <c>name=value</c>.</param>
public sealed record InstallerOutline(IReadOnlyList<string> Problems, IReadOnlyList<string> Files, IReadOnlyList<string> Facts);
