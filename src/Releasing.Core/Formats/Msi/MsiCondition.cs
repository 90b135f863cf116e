namespace Releasing.Formats.Msi;

/// <summary>What has to be true before anything is installed (LaunchCondition table).</summary>
/// <param name="Expression">A condition of Windows Installer, such as <c>VersionNT64 &gt;= 603</c>.</param>
/// <param name="Message">What is said when it is not true.</param>
public sealed record MsiCondition(string Expression, string Message);
