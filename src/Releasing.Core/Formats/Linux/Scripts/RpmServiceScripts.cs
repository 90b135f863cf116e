namespace Releasing.Formats.Linux.Scripts;

/// <summary>
/// What rpm's macros for systemd do (daemon(7), "Installing systemd service files"; systemd's macros.systemd): a preset decides once whether a service is enabled,
/// the last removal stops and disables it, an upgrade restarts it where it runs, after the old files are gone.
/// </summary>
internal static class RpmServiceScripts
{
    public static string PostInstall(IReadOnlyList<PackageService> services) => Units(services) is { Length: > 0 } units
        ? $"""
        if command -v systemctl >/dev/null; then
            if [ "$1" -eq 1 ]; then
                systemctl --no-reload preset{units} >/dev/null 2>&1 || :
            fi
            if [ -d /run/systemd/system ]; then
                systemctl daemon-reload >/dev/null 2>&1 || :
            fi
        fi

        """.ReplaceLineEndings("\n")
        : "";

    public static string PreRemove(IReadOnlyList<PackageService> services) => Units(services.Reverse()) is { Length: > 0 } units
        ? $"""
        if [ "$1" -eq 0 ] && command -v systemctl >/dev/null; then
            systemctl --no-reload disable{units} >/dev/null 2>&1 || :
            if [ -d /run/systemd/system ]; then
                systemctl stop{units} >/dev/null 2>&1 || :
            fi
        fi

        """.ReplaceLineEndings("\n")
        : "";

    public static string PostRemove(IReadOnlyList<PackageService> services)
    {
        if (Units(services).Length == 0)
        {
            return "";
        }

        var restarted = Units(services.Where(service => service.RestartOnUpgrade));
        return "if [ -d /run/systemd/system ] && command -v systemctl >/dev/null; then\n    systemctl daemon-reload >/dev/null 2>&1 || :\n"
            + (restarted.Length == 0 ? "" : $"    if [ \"$1\" -ge 1 ]; then\n        systemctl try-restart{restarted} >/dev/null 2>&1 || :\n    fi\n")
            + "fi\n";
    }

    private static string Units(IEnumerable<PackageService> services) =>
        string.Concat(services.Where(service => !service.Unit.Contains("@.", StringComparison.Ordinal)).Select(service => $" '{service.Unit}'"));
}
