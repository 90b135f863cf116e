using System.Text;

namespace Releasing.Formats.Linux.Scripts;

/// <summary>
/// What Debian expects of a package with services (policy 9.3, debhelper's dh_installsystemd(1)): enabled once and then as the administrator has it, which
/// deb-systemd-helper(1) remembers until the package is purged; started through deb-systemd-invoke(1), which asks policy-rc.d.
/// </summary>
internal static class DebServiceScripts
{
    private const string Running = "[ -z \"${DPKG_ROOT:-}\" ] && [ -d /run/systemd/system ]";

    public static string PostInstall(IReadOnlyList<PackageService> services)
    {
        if (services.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("case \"$1\" in\nconfigure|abort-upgrade|abort-deconfigure|abort-remove)\n");
        if (services.Any(service => !IsTemplate(service)))
        {
            text.Append("    if command -v deb-systemd-helper >/dev/null; then\n");
            text.AppendJoin("", services.Where(service => !IsTemplate(service)).Select(service => service.Enable ? Enabled(service.Unit) : Untouched(service.Unit)));
            text.Append("    fi\n");
        }

        text.Append($"    if {Running}; then\n        systemctl --system daemon-reload >/dev/null || true\n");
        AppendActions(text, services);
        return text.Append("    fi\n    ;;\nesac\n").ToString();
    }

    public static string PreRemove(IReadOnlyList<PackageService> services) => Units(services.Where(service => !IsTemplate(service)).Reverse()) is { Length: > 0 } units
        ? $"if [ \"$1\" = remove ] && {Running} && command -v deb-systemd-invoke >/dev/null; then\n    deb-systemd-invoke stop{units} >/dev/null || true\nfi\n"
        : "";

    public static string PostRemove(IReadOnlyList<PackageService> services) => services.Count == 0 ? "" :
        $"""
        if [ "$1" = remove ] && {Running}; then
            systemctl --system daemon-reload >/dev/null || true
        fi
        if [ "$1" = purge ] && command -v deb-systemd-helper >/dev/null; then
            deb-systemd-helper purge{Units(services)} >/dev/null || true
        fi

        """.ReplaceLineEndings("\n");

    private static void AppendActions(StringBuilder text, IReadOnlyList<PackageService> services)
    {
        // A version is given in an upgrade, and when the package comes back before it was purged: so those that start are restarted, which starts them too.
        (string Condition, string Action, string Units)[] actions =
        [
            ("[ -z \"$2\" ]", "start", Units(services.Where(service => service.Start))),
            ("[ -n \"$2\" ]", "restart", Units(services.Where(service => service is { Start: true, RestartOnUpgrade: true }))),
            ("[ -n \"$2\" ]", "try-restart", Units(services.Where(service => service is { Start: false, RestartOnUpgrade: true }))),
            ("[ -n \"$2\" ]", "start", Units(services.Where(service => service is { Start: true, RestartOnUpgrade: false }))),
        ];
        foreach (var (condition, action, units) in actions.Where(action => action.Units.Length > 0))
        {
            text.Append($"        if {condition} && command -v deb-systemd-invoke >/dev/null; then\n            deb-systemd-invoke {action}{units} >/dev/null || true\n        fi\n");
        }
    }

    private static string Enabled(string unit) =>
        $"""
                if deb-systemd-helper --quiet was-enabled '{unit}'; then
                    deb-systemd-helper enable '{unit}' >/dev/null || true
                else
                    deb-systemd-helper update-state '{unit}' >/dev/null || true
                fi

        """.ReplaceLineEndings("\n");

    private static string Untouched(string unit) =>
        $"""
                if deb-systemd-helper debian-installed '{unit}' && deb-systemd-helper --quiet was-enabled '{unit}'; then
                    deb-systemd-helper enable '{unit}' >/dev/null || true
                fi
                deb-systemd-helper update-state '{unit}' >/dev/null || true

        """.ReplaceLineEndings("\n");

    private static bool IsTemplate(PackageService service) => service.Unit.Contains("@.", StringComparison.Ordinal);

    private static string Units(IEnumerable<PackageService> services) => string.Concat(services.Select(service => $" '{service.Unit}'"));
}
