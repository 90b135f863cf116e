using System.Globalization;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>What values are: null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="TemplateText"/>, a list, a <see cref="TemplateMap"/>, or <see cref="UndefinedValue"/>.</summary>
internal static class TemplateValue
{
    /// <summary>A value counts as true.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null or UndefinedValue => false,
        bool flag => flag,
        long number => number != 0,
        double number => number != 0,
        TemplateText text => text.Text.Length > 0,
        IReadOnlyList<object?> list => list.Count > 0,
        TemplateMap map => map.Count > 0,
        _ => true,
    };

    /// <summary>Two values are the same; numbers by their size, texts by their letters. Values are no deeper than the context is.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (bool a, bool b) => a == b,
        (long a, long b) => a == b,
        (long or double, long or double) => Number(left).Equals(Number(right)),
        (TemplateText a, TemplateText b) => a.Text == b.Text,
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        (TemplateMap a, TemplateMap b) => ReferenceEquals(a, b) || (a.Count == b.Count && a.Entries.Zip(b.Entries).All(pair => pair.First.Key.Text == pair.Second.Key.Text && AreEqual(pair.First.Value, pair.Second.Value))),
        _ => false,
    };

    /// <summary>A number as it is compared.</summary>
    public static double Number(object? value) => value is long whole ? whole : value is double number ? number : double.NaN;

    /// <summary>A value as it is put out: nothing for null, lists in brackets.</summary>
    public static TemplateText Written(object? value) => value switch
    {
        null => TemplateText.Empty,
        TemplateText text => text,
        bool flag => TemplateText.Own(flag ? "true" : "false"),
        long number => TemplateText.Own(number.ToString(CultureInfo.InvariantCulture)),
        double number => TemplateText.Own(number.ToString(CultureInfo.InvariantCulture)),
        IReadOnlyList<object?> list => TemplateText.Join([TemplateText.Own("["), .. list.SelectMany((entry, at) => new[] { TemplateText.Own(at > 0 ? ", " : ""), Written(entry) }), TemplateText.Own("]")]),
        _ => TemplateText.Own("[object]"),
    };

    /// <summary>What messages call a value.</summary>
    public static string Kind(object? value) => value switch
    {
        null => "nothing",
        UndefinedValue undefined => $"'{undefined.Name}', which is not defined",
        bool => "a truth value",
        long or double => "a number",
        TemplateText => "a text",
        IReadOnlyList<object?> => "a list",
        _ => "an object",
    };

    /// <summary>A member of an object or list; <see cref="UndefinedValue"/> where there is none.</summary>
    /// <param name="value">The object or list.</param>
    /// <param name="name">A name, or a number for a list.</param>
    public static object? Member(object? value, string name) => value switch
    {
        TemplateMap map => map.TryGet(name, out var member) ? member : new UndefinedValue(name),
        LoopPosition loop => loop.Member(name) ?? new UndefinedValue(name),
        IReadOnlyList<object?> list => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count ? list[at] : new UndefinedValue(name),
        _ => new UndefinedValue(name),
    };

    /// <summary>A member of a member, as <c>author.name</c>.</summary>
    public static object? Path(object? value, string path) => path.Split('.').Aggregate(value, Member);
}
