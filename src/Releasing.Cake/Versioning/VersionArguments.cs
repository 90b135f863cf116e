using Cake.Core;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Versions;
using Releasing.Versions.Next;

namespace Releasing.Cake.Versioning;

/// <summary>The arguments of <c>Version</c> and <c>Bump</c>.</summary>
public sealed record VersionArguments
{
    /// <summary><c>--next</c>: the next version instead of the current one.</summary>
    public bool Next { get; init; }

    /// <summary><c>--why</c>: the current version, the next one and what decided, for people.</summary>
    public bool Why { get; init; }

    /// <summary><c>--format=json</c>: everything, for programs.</summary>
    public bool Json { get; init; }

    /// <summary><c>--bump=major|minor|patch|prerelease|release</c>.</summary>
    public VersionRequest Request { get; init; } = VersionRequest.Commits;

    /// <summary><c>--release-version=X</c>: exactly this version.</summary>
    public SemanticVersion? Exactly { get; init; }

    /// <summary><c>--channel=rc</c>: the series of pre-releases; null for the setting.</summary>
    public string? Channel { get; init; }

    /// <summary><c>--package=NAME</c>: one of the repository's packages; null for the product or for all.</summary>
    public string? Package { get; init; }

    /// <summary><c>--plan</c>: shows what would change, and changes nothing.</summary>
    public bool Plan { get; init; }

    /// <summary><c>--commit</c>: commits what was changed.</summary>
    public bool Commit { get; init; }

    /// <summary><c>--tag</c>: tags the commit.</summary>
    public bool Tag { get; init; }

    /// <summary><c>--push</c>: pushes the commit and the tag.</summary>
    public bool Push { get; init; }

    /// <summary>Reads the arguments of a run.</summary>
    /// <param name="arguments">Cake's arguments.</param>
    /// <exception cref="PreflightException">Values cannot be understood.</exception>
    public static VersionArguments Read(ICakeArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var problems = new List<string>();
        var result = new VersionArguments
        {
            Next = Flag(arguments, "next", problems),
            Why = Flag(arguments, "why", problems),
            Json = JsonOf(arguments, problems),
            Request = RequestOf(arguments, problems),
            Exactly = ExactlyOf(arguments, problems),
            Channel = Value(arguments, "channel"),
            Package = Value(arguments, "package"),
            Plan = Flag(arguments, "plan", problems),
            Commit = Flag(arguments, "commit", problems),
            Tag = Flag(arguments, "tag", problems),
            Push = Flag(arguments, "push", problems),
        };
        if (result.Exactly is not null && result.Request != VersionRequest.Commits)
        {
            problems.Add("--bump and --release-version were both given. Give one of them.");
        }

        return problems.Count == 0 ? result : throw new PreflightException("Arguments", problems);
    }

    private static string? Value(ICakeArguments arguments, string name) => arguments.GetArguments(name).LastOrDefault() is { Length: > 0 } value ? value : null;

    private static bool Flag(ICakeArguments arguments, string name, List<string> problems)
    {
        var value = Value(arguments, name);
        if (value is not null && !bool.TryParse(value, out _))
        {
            problems.Add($"--{name} is '{TerminalText.Clean(value)}'. Write --{name} or --{name}=false.");
        }

        return value is null ? arguments.HasArgument(name) : bool.TryParse(value, out var flag) && flag;
    }

    private static bool JsonOf(ICakeArguments arguments, List<string> problems)
    {
        var format = Value(arguments, "format");
        if (format is not (null or "json" or "text"))
        {
            problems.Add($"--format is '{TerminalText.Clean(format)}'. Write --format=json or --format=text.");
        }

        return format == "json";
    }

    private static VersionRequest RequestOf(ICakeArguments arguments, List<string> problems)
    {
        var value = Value(arguments, "bump");
        VersionRequest? request = value switch
        {
            null => VersionRequest.Commits,
            "major" => VersionRequest.Major,
            "minor" => VersionRequest.Minor,
            "patch" => VersionRequest.Patch,
            "prerelease" => VersionRequest.Prerelease,
            "release" => VersionRequest.Release,
            _ => null,
        };
        if (request is null)
        {
            problems.Add($"--bump is '{TerminalText.Clean(value!)}'. Write major, minor, patch, prerelease or release; an exact version goes into --release-version.");
        }

        return request ?? VersionRequest.Commits;
    }

    private static SemanticVersion? ExactlyOf(ICakeArguments arguments, List<string> problems)
    {
        // A tag is what people have at hand.
        var value = Value(arguments, "release-version");
        var text = value is ['v', .. var rest] ? rest : value;
        if (text is not null && (!SemanticVersion.TryParse(text, out var version) || version.BuildMetadata.Length > 0))
        {
            problems.Add($"--release-version is '{TerminalText.Clean(value!)}'. Write MAJOR.MINOR.PATCH with an optional pre-release, such as 1.2.3 or 1.2.3-rc.1, without build metadata.");
        }

        return SemanticVersion.TryParse(text, out var exactly) ? exactly : null;
    }
}
