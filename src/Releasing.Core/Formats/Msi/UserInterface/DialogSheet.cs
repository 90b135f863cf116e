using Releasing.Formats.Msi.Rows;

namespace Releasing.Formats.Msi.UserInterface;

/// <summary>One dialog while controls are put on it: rows of Dialog, Control, ControlEvent, ControlCondition and EventMapping. Measures are dialog units of Windows Installer.</summary>
internal sealed class DialogSheet
{
    /// <summary>Width of a page.</summary>
    public const int PageWidth = 370;

    /// <summary>Height of a page.</summary>
    public const int PageHeight = 270;

    private const int ButtonWidth = 64;
    private const int ButtonHeight = 17;
    private const int Margin = 14;

    // Dialog attributes: 1 visible, 2 modal, 4 can be minimised.
    private const int Visible = 1;
    private const int Modal = 2;
    private const int Minimisable = 4;

    // Control attributes: 1 visible, 2 enabled, 4 sunken, 65536 transparent.
    private const int Shown = 3;
    private const int Sunken = 4;
    private const int Transparent = 65536;

    private readonly MsiTables _tables;
    private readonly string _id;
    private readonly int _width;
    private readonly int _height;
    private readonly List<object?[]> _controls = [];
    private readonly List<string> _tabStops = [];
    private int _ordering;

    public DialogSheet(MsiTables tables, string id, int width = PageWidth, int height = PageHeight)
    {
        (_tables, _id, _width, _height) = (tables, id, width, height);
    }

    /// <summary>What stands at the top of a page.</summary>
    public DialogSheet Heading(string text) => Add("Heading", "Text", Margin, Margin, _width - (2 * Margin), 20, Shown | Transparent, null, "{\\Heading}" + text);

    /// <summary>A paragraph.</summary>
    public DialogSheet Text(string name, int y, int height, string text) => Add(name, "Text", Margin, y, _width - (2 * Margin), height, Shown | Transparent, null, text);

    /// <summary>A text that follows an event of the installation.</summary>
    public DialogSheet Following(string name, int y, string installationEvent)
    {
        Text(name, y, 20, "");
        _tables.Add("EventMapping", _id, name, installationEvent, "Text");
        return this;
    }

    /// <summary>The bar that shows how far it is.</summary>
    public DialogSheet Progress(int y)
    {
        Add("ProgressBar", "ProgressBar", Margin, y, _width - (2 * Margin), 10, Shown | Transparent, null, "Progress done");
        _tables.Add("EventMapping", _id, "ProgressBar", "SetProgress", "Progress");
        return this;
    }

    /// <summary>Rich text to be scrolled.</summary>
    public DialogSheet Scrollable(string name, int y, int height, string rtf) => Stop(name, "ScrollableText", Margin, y, _width - (2 * Margin), height, Shown | Sunken, null, rtf);

    /// <summary>A list that Windows Installer fills.</summary>
    public DialogSheet List(string name, int y, int height, string property)
    {
        _tables.AddEmpty("ListBox");
        return Add(name, "ListBox", Margin, y, _width - (2 * Margin), height, Shown | Sunken, property, null);
    }

    /// <summary>A box to tick; the property is 1 when it is.</summary>
    public DialogSheet Box(string name, int y, string property, string text) => Stop(name, "CheckBox", Margin, y, _width - (2 * Margin), ButtonHeight, Shown, property, text);

    /// <summary>A line across, above the buttons.</summary>
    public DialogSheet Line() => Add("BottomLine", "Line", 0, _height - 36, _width, 0, 1, null, null);

    /// <summary>A button at the bottom.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="place">Its place, counted from the right, from 0.</param>
    /// <param name="text">What stands on it.</param>
    /// <param name="events">What it does, in this order.</param>
    public DialogSheet Button(string name, int place, string text, params DialogEvent[] events)
    {
        Stop(name, "PushButton", _width - Margin - ((place + 1) * ButtonWidth) - (place * 4), _height - 27, ButtonWidth, ButtonHeight, Shown, null, text);
        foreach (var (action, argument, condition) in events)
        {
            _tables.Add("ControlEvent", _id, name, action, argument, condition, ++_ordering);
        }

        return this;
    }

    /// <summary>Has a control enabled where a condition holds and disabled where it does not.</summary>
    public DialogSheet EnabledWhen(string name, string condition)
    {
        _tables.Add("ControlCondition", _id, name, "Disable", $"NOT ({condition})");
        _tables.Add("ControlCondition", _id, name, "Enable", condition);
        return this;
    }

    /// <summary>Adds the rows of the dialog.</summary>
    /// <param name="normal">The button that the return key presses.</param>
    /// <param name="cancel">The button that the escape key presses.</param>
    /// <param name="modeless">Whether the installation goes on behind it.</param>
    /// <param name="attributes">Further attributes of the dialog.</param>
    public void Finish(string normal, string cancel, bool modeless = false, int attributes = 0)
    {
        var kind = Visible | (modeless ? Minimisable : Modal) | attributes;
        _tables.Add("Dialog", _id, 50, 50, _width, _height, kind, "[ProductName]", _tabStops[0], normal, cancel);
        foreach (var control in _controls)
        {
            var stop = _tabStops.IndexOf((string)control[1]!);
            control[10] = stop < 0 || _tabStops.Count == 1 ? null : _tabStops[(stop + 1) % _tabStops.Count];
            _tables.Add("Control", control);
        }
    }

    private DialogSheet Stop(string name, string type, int x, int y, int width, int height, int attributes, string? property, string? text)
    {
        _tabStops.Add(name);
        return Add(name, type, x, y, width, height, attributes, property, text);
    }

    private DialogSheet Add(string name, string type, int x, int y, int width, int height, int attributes, string? property, string? text)
    {
        _controls.Add([_id, name, type, x, y, width, height, attributes, property, text, null, null]);
        return this;
    }
}
