namespace Cake.Frosting;

/// <summary>An attribute naming a task that must run before the one that carries it.</summary>
internal interface ITaskDependency
{
    Type Task { get; }
}

/// <summary>An attribute naming a task that must run after the one that carries it.</summary>
internal interface IReverseTaskDependency
{
    Type Task { get; }
}
