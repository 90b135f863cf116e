namespace Releasing.Toml;

/// <summary>An array made of <c>[[headers]]</c>, the only kind that can grow.</summary>
internal sealed class TomlTableArray : List<TomlTable>, IReadOnlyList<object>
{
    object IReadOnlyList<object>.this[int index] => this[index];

    IEnumerator<object> IEnumerable<object>.GetEnumerator() => GetEnumerator();
}
