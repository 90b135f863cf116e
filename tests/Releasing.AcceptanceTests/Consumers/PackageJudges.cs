namespace Releasing.AcceptanceTests.Consumers;

/// <summary>lintian and rpmlint over the packages of a consumer that set nothing for them; what they find has to be justified here.</summary>
internal static class PackageJudges
{
    /// <summary>Holds for every package that a project makes itself.</summary>
    private static readonly Dictionary<string, string> s_justified = new(StringComparer.Ordinal)
    {
        ["W: initial-upload-closes-no-bugs"] = "a package that is not uploaded to Debian closes no request there",
        ["E: no-signature"] = "the consumer has no key",
        ["E: unknown-key"] = "the consumer's key is in no keyring of the machine",
        ["W: no-url-tag"] = "the consumer's clone has no remote, and so no address",
        ["E: no-group-tag"] = "Fedora and its kin want no group; rpmbuild writes Unspecified too",
        ["W: invalid-license"] = "the list of licences belongs to a distribution",
        ["W: manpage-not-compressed bz2"] = "distributions other than the one of its configuration compress by gzip",
        ["W: only-non-binary-in-usr-lib"] = "systemd looks for units there",
    };

    /// <summary>Runs lintian with everything it knows.</summary>
    /// <param name="deb">The package.</param>
    /// <param name="accepted">Beginnings of findings that are right about this consumer and no fault of the package, such as <c>E: statically-linked-binary</c>.</param>
    public static void ExpectLintianContent(string deb, params string[] accepted)
    {
        var verdict = Validator.Require("lintian").Run("--allow-root", "--tag-display-limit", "0", "-EI", deb);
        Unjustified(verdict.Output, accepted, line => string.Concat(line.AsSpan(0, 3), line.AsSpan(line.IndexOf(": ", 3, StringComparison.Ordinal) + 2))).ShouldBeEmpty(verdict.Output + verdict.Error);
    }

    /// <summary>Runs rpmlint.</summary>
    /// <param name="rpm">The package.</param>
    /// <param name="accepted">As for lintian.</param>
    public static void ExpectRpmlintContent(string rpm, params string[] accepted)
    {
        var verdict = Validator.Require("rpmlint").Run(rpm);
        verdict.Output.ShouldContain("1 packages and 0 specfiles checked");
        Unjustified(verdict.Output, [.. accepted, "W: no-manual-page-for-binary"], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]).ShouldBeEmpty(verdict.Output);
    }

    private static List<string> Unjustified(string output, string[] accepted, Func<string, string> finding) =>
    [
        .. output.Split('\n').Where(line => line.Contains(": ", StringComparison.Ordinal) && (line.Contains("E: ", StringComparison.Ordinal) || line.Contains("W: ", StringComparison.Ordinal) || line.Contains("I: ", StringComparison.Ordinal)))
            .Select(finding)
            .Where(found => !s_justified.Keys.Concat(accepted).Any(known => found.StartsWith(known, StringComparison.Ordinal))),
    ];
}
