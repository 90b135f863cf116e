using Releasing.Formats.Linux;

namespace Releasing.Cake.Tasks;

/// <summary>What is known of a package before its programs are made.</summary>
/// <param name="FileName">The name its format gives it.</param>
/// <param name="Model">The model without the programs.</param>
/// <param name="Problems">Everything that its format forbids, full sentences.</param>
/// <param name="Facts">What decides its bytes beside the model.</param>
internal sealed record PackageOutline(string FileName, LinuxPackage Model, IReadOnlyList<string> Problems, IReadOnlyList<string> Facts);
