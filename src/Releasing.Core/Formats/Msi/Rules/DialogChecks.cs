namespace Releasing.Formats.Msi.Rules;

/// <summary>What a user interface needs (ICE17, ICE20, ICE23, ICE31, ICE44); nothing where there is none.</summary>
internal static class DialogChecks
{
    private static readonly string[] s_withTabStop = ["PushButton", "CheckBox", "RadioButtonGroup", "ScrollableText"];

    // The dialogs that Windows Installer itself asks for: by the sequence's special numbers, by the property ErrorDialog, and FilesInUse by its name.
    private static readonly int[] s_ends = [-1, -2, -3];

    public static IEnumerable<string> Problems(MsiRows rows)
    {
        var dialogs = rows.Keys("Dialog", "Dialog");
        return dialogs.Count == 0 ? [] : [.. Required(rows, dialogs), .. Controls(rows), .. Styles(rows), .. Events(rows, dialogs)];
    }

    private static IEnumerable<string> Required(MsiRows rows, HashSet<string> dialogs)
    {
        var numbers = rows["InstallUISequence"].Where(row => dialogs.Contains(row.Key)).Select(row => row.Number("Sequence")).ToHashSet();
        foreach (var end in s_ends.Where(end => !numbers.Contains(end)))
        {
            yield return $"InstallUISequence: no dialog has the number {end} (ICE20).";
        }

        if (!rows["Property"].Any(row => row.Key == "ErrorDialog" && dialogs.Contains(row.Text("Value")!)))
        {
            yield return "Property: ErrorDialog names no dialog (ICE20).";
        }

        if (!dialogs.Contains("FilesInUse"))
        {
            yield return "Dialog: FilesInUse is missing (ICE20).";
        }
    }

    private static IEnumerable<string> Controls(MsiRows rows)
    {
        var controls = rows["Control"].ToLookup(row => row.Text("Dialog_")!, StringComparer.Ordinal);
        foreach (var dialog in rows["Dialog"])
        {
            var own = controls[dialog.Key].ToDictionary(row => row.Text("Control")!, StringComparer.Ordinal);
            foreach (var column in new[] { "Control_First", "Control_Default", "Control_Cancel" })
            {
                if (dialog.Text(column) is { } name && !own.ContainsKey(name))
                {
                    yield return $"Dialog: {column} of '{dialog.Key}' is '{name}', which it has not (ICE03).";
                }
            }

            foreach (var control in own.Values.Where(control => control.Number("X") + control.Number("Width") > dialog.Number("Width") || control.Number("Y") + control.Number("Height") > dialog.Number("Height")))
            {
                yield return $"Control: '{control.Text("Control")}' leaves the dialog '{dialog.Key}' (ICE45).";
            }

            foreach (var problem in TabOrder(dialog, own))
            {
                yield return problem;
            }
        }
    }

    // ICE23: the controls that take the keyboard are one ring.
    private static IEnumerable<string> TabOrder(MsiRow dialog, Dictionary<string, MsiRow> controls)
    {
        var first = dialog.Text("Control_First")!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? name = first;
        while (name is not null && seen.Add(name) && controls.TryGetValue(name, out var control))
        {
            name = control.Text("Control_Next");
        }

        var expected = controls.Values.Count(control => s_withTabStop.Contains(control.Text("Type"), StringComparer.Ordinal));
        if (expected > 1 && (name != first || seen.Count != expected))
        {
            yield return $"Dialog: the tab order of '{dialog.Key}' is no ring of its {expected} controls (ICE23).";
        }
    }

    private static IEnumerable<string> Styles(MsiRows rows)
    {
        var styles = rows.Keys("TextStyle", "TextStyle");
        foreach (var control in rows["Control"].Where(row => row.Text("Text")?.StartsWith('{') == true && row.Text("Type") != "ScrollableText"))
        {
            var style = control.Text("Text")!.TrimStart('{', '\\').Split('}')[0];
            if (!styles.Contains(style))
            {
                yield return $"Control: '{control.Text("Control")}' of '{control.Key}' has the text style '{style}', which TextStyle has not (ICE31).";
            }
        }
    }

    private static IEnumerable<string> Events(MsiRows rows, HashSet<string> dialogs)
    {
        var controls = rows["Control"].Select(row => $"{row.Key}/{row.Text("Control")}").ToHashSet(StringComparer.Ordinal);
        var withEvents = rows["ControlEvent"].Select(row => $"{row.Key}/{row.Text("Control_")}").ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows["ControlEvent"].Where(row => !controls.Contains($"{row.Key}/{row.Text("Control_")}")).Select(row => $"ControlEvent: '{row.Key}' has no control '{row.Text("Control_")}' (ICE03)."),
            .. rows["ControlEvent"].Where(row => row.Text("Event") is "NewDialog" or "SpawnDialog" && !dialogs.Contains(row.Text("Argument")!))
                .Select(row => $"ControlEvent: '{row.Key}' goes to the dialog '{row.Text("Argument")}', which is not there (ICE03)."),
            .. rows["Control"].Where(row => row.Text("Type") == "PushButton" && !withEvents.Contains($"{row.Key}/{row.Text("Control")}"))
                .Select(row => $"Control: the button '{row.Text("Control")}' of '{row.Key}' does nothing (ICE17)."),
            .. rows["ControlEvent"].GroupBy(row => (row.Key, row.Text("Control_")))
                .Where(group => group.OrderBy(row => row.Number("Ordering")).SkipLast(1).Any(row => row.Text("Event") is "EndDialog" or "NewDialog" && row.Text("Condition") is null or "1"))
                .Select(group => $"ControlEvent: what comes after the end of '{group.Key.Key}' never happens (ICE44)."),
        ];
    }
}
