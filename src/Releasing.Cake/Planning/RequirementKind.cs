namespace Releasing.Cake.Planning;

/// <summary>What a <see cref="Requirement"/> is.</summary>
public enum RequirementKind
{
    /// <summary>A program on the machine.</summary>
    Tool,

    /// <summary>A secret in the environment.</summary>
    Secret,

    /// <summary>A permission on a service or a folder.</summary>
    Permission,

    /// <summary>A setting the repository must make.</summary>
    Setting,
}
