using System.Globalization;
using Cake.Core;
using Releasing.Cake;
using Releasing.Cake.Settings;
using Releasing.Services;

namespace Releasing.KillHost;

/// <summary>A release of one prebuilt program, whose process ends at the moment that the environment names.</summary>
public sealed class KillContext : ReleaseContext
{
    /// <summary>Reads the moment.</summary>
    public KillContext(ICakeContext context)
        : base(context)
    {
        Settings.Project.Name = "tool";
        // They look like programs and are none.
        Settings.Verification.RunPrograms = false;
        Settings.Prebuilt.Programs["tool"] = "prebuilt/{target}/tool{exe}";
        Settings.Targets.Add("linux-x86_64");
        Settings.Targets.Add("windows-x86_64");

        // The moments of more files are no others.
        Settings.Disable(TaskNames.PackageDeb, TaskNames.PackageRpm, TaskNames.PackageApk, TaskNames.Sbom, TaskNames.SourceArchive);

        Settings.Provenance.Issuer = Environment.GetEnvironmentVariable("KILL_ISSUER");
        Settings.Signing.UserKeyFolder = Environment.GetEnvironmentVariable("KILL_KEYS");
        Settings.Signing.TrustedRoot = Environment.GetEnvironmentVariable("KILL_TRUSTED_ROOT");
        Settings.Signing.SigningConfig = Environment.GetEnvironmentVariable("KILL_SIGNING_CONFIG");
        if (Environment.GetEnvironmentVariable("KILL_SIGNED") == "1")
        {
            // What is signed, and nothing else: every further file would have the same moments again.
            Settings.Targets.Remove("windows-x86_64");
        }
        else
        {
            Settings.Signing.Backend = SigningBackend.None;
        }

        if (Environment.GetEnvironmentVariable("KILL_GITHUB") is { } github)
        {
            (Settings.GitHub.Api, Settings.GitHub.Repository) = (github, "ada/tool");
        }

        Settings.Signing.Gpg = Environment.GetEnvironmentVariable("KILL_GPG") == "1";
        Settings.Signing.Parallelism = 1;

        // One after the other, so that a moment is the same in every run.
        Settings.Parallelism = 1;
        var moment = new Moment(
            Environment.GetEnvironmentVariable("KILL_MOMENT") ?? "never",
            int.Parse(Environment.GetEnvironmentVariable("KILL_NUMBER") ?? "0", CultureInfo.InvariantCulture));
        LedgerWritten = _ => moment.Reached("after-record");
        EffectApplied = _ => moment.Reached("before-outcome");
    }

    /// <inheritdoc/>
    protected override IReleaseStore CreateStore(string name) => new LoggingStore(
        name == "local" ? new LocalStore(Environment.GetEnvironmentVariable("KILL_STORE")!) : base.CreateStore(name), Environment.GetEnvironmentVariable("KILL_LOG")!);
}
