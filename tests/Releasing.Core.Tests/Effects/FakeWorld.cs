using System.Collections.Concurrent;
using Releasing.Effects;

namespace Releasing.Core.Tests.Effects;

/// <summary>Something outside: names with contents, and every change that was made to it.</summary>
internal sealed class FakeWorld
{
    public ConcurrentDictionary<string, string> Things { get; } = new();

    public ConcurrentQueue<string> Changes { get; } = new();

    public FakeEffect Put(string name, string content, int order = 0) => new(this, name, content, order);
}

internal sealed class FakeEffect(FakeWorld world, string name, string content, int order) : IEffect
{
    public string Id => name;

    public string Description => "put " + name;

    public int Order => order;

    public string? Digest => content;

    public bool Irreversible { get; init; }

    public Func<CancellationToken, Task>? WhileProbing { get; init; }

    public Func<CancellationToken, Task>? WhileApplying { get; init; }

    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (WhileProbing is not null)
        {
            await WhileProbing(cancellationToken);
        }

        return !world.Things.TryGetValue(name, out var there) ? Probe.Absent : there == content ? Probe.Same : Probe.Conflict(content, there);
    }

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (WhileApplying is not null)
        {
            await WhileApplying(cancellationToken);
        }

        world.Things[name] = content;
        world.Changes.Enqueue(name);
    }

    public Task<bool> UndoAsync(CancellationToken cancellationToken) => Task.FromResult(world.Things.TryRemove(name, out _));
}
