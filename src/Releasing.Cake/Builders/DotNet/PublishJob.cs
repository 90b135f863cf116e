using Releasing.Targets;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>A program for one target.</summary>
/// <param name="Project">The project that makes it.</param>
/// <param name="Target">The target, one that .NET has.</param>
/// <param name="IsAot">Compiled to native code.</param>
internal sealed record PublishJob(DotNetProject Project, Target Target, bool IsAot);
