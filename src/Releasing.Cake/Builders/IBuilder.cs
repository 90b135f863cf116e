using Releasing.Cake.Planning;
using Releasing.Targets;

namespace Releasing.Cake.Builders;

/// <summary>
/// Compiles the programs of one language. Everything but <see cref="BuildAsync"/> only answers questions: it starts no
/// compiler and changes nothing.
/// </summary>
public interface IBuilder
{
    /// <summary>The language as it is written: <c>Go</c>, <c>Rust</c>, <c>.NET</c>.</summary>
    string Name { get; }

    /// <summary>This repository has programs for this builder, by setting or by what lies at its top.</summary>
    /// <param name="context">The release.</param>
    bool IsUsed(ReleaseContext context);

    /// <summary>The programs it makes, without <c>.exe</c>, sorted.</summary>
    /// <param name="context">The release.</param>
    /// <exception cref="Failures.ReleaseException">The repository has none, or they cannot be told.</exception>
    IReadOnlyList<string> Programs(ReleaseContext context);

    /// <summary>The targets it builds when the repository names none.</summary>
    /// <param name="context">The release.</param>
    IReadOnlyList<Target> DefaultTargets(ReleaseContext context);

    /// <summary>
    /// Why this machine cannot build for a target, and what would mend it, as one sentence; null when it can:
    /// <c>the Rust standard library for aarch64-apple-darwin is missing; run 'rustup target add aarch64-apple-darwin'</c>.
    /// </summary>
    /// <param name="context">The release.</param>
    /// <param name="target">Any target of the table.</param>
    string? WhyNot(ReleaseContext context, Target target);

    /// <summary>The programs it starts.</summary>
    /// <param name="context">The release.</param>
    IEnumerable<Requirement> Requirements(ReleaseContext context);

    /// <summary>Settings that decide the bytes for a target, each as <c>name=value</c>; never a secret, never a path of this machine.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target.</param>
    IReadOnlyList<string> Facts(ReleaseContext context, Target target);

    /// <summary>Builds all programs for one target.</summary>
    /// <param name="request">What to build and where to put it.</param>
    /// <param name="cancellationToken">Ends the compiler.</param>
    /// <exception cref="Failures.ReleaseException">The compiler failed: tool, command, exit code and its last lines.</exception>
    Task BuildAsync(BuildRequest request, CancellationToken cancellationToken);

    /// <summary>Whether its programs for a Linux target need no shared library of the system, so that they run with every C library. Default: not known.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target.</param>
    bool MakesStaticPrograms(ReleaseContext context, Target target) => false;
}
