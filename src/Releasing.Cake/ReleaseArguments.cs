using Cake.Core;
using Releasing.Failures;

namespace Releasing.Cake;

/// <summary>The arguments that every task understands.</summary>
public sealed record ReleaseArguments
{
    /// <summary><c>--target</c>: what was asked for; <c>Default</c> when nothing was.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [TaskNames.Default];

    /// <summary><c>--only=linux-*,macos-*</c>: patterns on target names; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary><c>--skip=Archive,Test</c>: tasks that do nothing this time.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary><c>--single-target</c>: only the target this machine is.</summary>
    public bool SingleTarget { get; init; }

    /// <summary><c>--snapshot</c>: no tag is wanted and a dirty tree is fine; never leaves the local store.</summary>
    public bool Snapshot { get; init; }

    /// <summary><c>--allow-dirty</c>: uncommitted changes are fine; never leaves the local store.</summary>
    public bool AllowDirty { get; init; }

    /// <summary><c>--parallelism=N</c>: how many artifacts at once; null for the setting.</summary>
    public int? Parallelism { get; init; }

    /// <summary><c>--output=DIR</c>: the artifacts folder; null for the setting.</summary>
    public string? Output { get; init; }

    /// <summary><c>--store=NAME</c>: where the release goes; null for the setting.</summary>
    public string? Store { get; init; }

    /// <summary><c>--for=TARGET</c>: the target that <c>Plan</c> and <c>Doctor</c> speak of; <c>Release</c> when not given.</summary>
    public IReadOnlyList<string> For { get; init; } = [TaskNames.Release];

    /// <summary><c>--release=TAG</c>: <c>Verify</c> looks at this release, which was made earlier, and nothing is built; null for the release of this run.</summary>
    public string? Release { get; init; }

    /// <summary><c>--identity=WHO</c>: with <see cref="Release"/>, who has to have signed; null for the settings.</summary>
    public string? Identity { get; init; }

    /// <summary><c>--issuer=URL</c>: with <see cref="Release"/>, who has to vouch for the identity; null for the settings.</summary>
    public string? Issuer { get; init; }

    /// <summary><c>--key=FILE</c>: with <see cref="Release"/>, the public key (PEM) that has to have signed; null for the settings.</summary>
    public string? Key { get; init; }

    /// <summary>Reads the arguments of a run.</summary>
    /// <param name="arguments">Cake's arguments.</param>
    /// <exception cref="PreflightException">A value cannot be understood.</exception>
    public static ReleaseArguments Read(ICakeArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var problems = new List<string>();
        var result = new ReleaseArguments
        {
            Targets = List(arguments, "target") is { Count: > 0 } targets ? targets : [TaskNames.Default],
            Only = List(arguments, "only"),
            Skip = List(arguments, "skip"),
            SingleTarget = Flag(arguments, "single-target", problems),
            Snapshot = Flag(arguments, "snapshot", problems),
            AllowDirty = Flag(arguments, "allow-dirty", problems),
            Output = Value(arguments, "output"),
            Store = Value(arguments, "store"),
            Parallelism = Number(arguments, "parallelism", problems),
            Release = Value(arguments, "release"),
            Identity = Value(arguments, "identity"),
            Issuer = Value(arguments, "issuer"),
            Key = Value(arguments, "key"),
            For = List(arguments, "for") is { Count: > 0 } asked ? asked : [TaskNames.Release],
        };
        return problems.Count == 0 ? result : throw new PreflightException("Arguments", problems);
    }

    private static List<string> List(ICakeArguments arguments, string name) => arguments.GetArguments(name)
        .SelectMany(value => value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .ToList();

    private static string? Value(ICakeArguments arguments, string name) =>
        arguments.GetArguments(name).LastOrDefault() is { Length: > 0 } value ? value : null;

    private static bool Flag(ICakeArguments arguments, string name, List<string> problems)
    {
        if (!arguments.HasArgument(name))
        {
            return false;
        }

        var value = arguments.GetArguments(name).LastOrDefault();
        if (string.IsNullOrEmpty(value))
        {
            return true;
        }

        if (bool.TryParse(value, out var flag))
        {
            return flag;
        }

        problems.Add($"--{name} is '{value}'. Write --{name} or --{name}=false.");
        return false;
    }

    private static int? Number(ICakeArguments arguments, string name, List<string> problems)
    {
        if (Value(arguments, name) is not { } value)
        {
            return null;
        }

        if (int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1024)
        {
            return number;
        }

        problems.Add($"--{name} is '{value}'. Give a whole number from 1 to 1024.");
        return null;
    }
}
