namespace Releasing.Services;

/// <summary>Something a store needs before it can take a release, held against what is there.</summary>
/// <param name="Name">How people call it: <c>GITHUB_TOKEN</c>, <c>contents: write</c>.</param>
/// <param name="Purpose">What it is for, as half a sentence: <c>holds the release</c>.</param>
/// <param name="WhatToDo">How to get it.</param>
public sealed record StoreCheck(string Name, string Purpose, string WhatToDo)
{
    /// <summary>What is wrong, as a sentence; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What was found, for the table; null when that it is there says all.</summary>
    public string? Found { get; init; }

    /// <summary>False for what is only told.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>It is a secret rather than a permission.</summary>
    public bool IsSecret { get; init; }
}
