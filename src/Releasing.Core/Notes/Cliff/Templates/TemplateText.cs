using System.Text;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>A text that knows which parts of it strangers wrote, so that these can be escaped when it is put out, after everything was done to it.</summary>
internal sealed class TemplateText
{
    private readonly List<TextRun> _runs;

    private TemplateText(List<TextRun> runs)
    {
        _runs = runs;
        Text = runs.Count == 1 ? runs[0].Text : string.Concat(runs.Select(run => run.Text));
    }

    /// <summary>Nothing.</summary>
    public static TemplateText Empty { get; } = Own("");

    /// <summary>The parts in their order.</summary>
    public IReadOnlyList<TextRun> Runs => _runs;

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>A part of it was written by strangers.</summary>
    public bool IsForeign => _runs.Exists(run => run.IsForeign);

    /// <summary>A text of the repository's own.</summary>
    public static TemplateText Own(string text) => new([new TextRun(text, false)]);

    /// <summary>A text that strangers wrote.</summary>
    public static TemplateText Foreign(string text) => new([new TextRun(text, true)]);

    /// <summary>Several one after the other; neighbours from the same hand become one.</summary>
    public static TemplateText Join(IEnumerable<TemplateText> texts)
    {
        var runs = new List<TextRun>();
        var open = new StringBuilder();
        var isForeign = false;
        foreach (var run in texts.SelectMany(text => text._runs).Where(run => run.Text.Length > 0))
        {
            if (run.IsForeign != isForeign)
            {
                Close();
                isForeign = run.IsForeign;
            }

            open.Append(run.Text);
        }

        Close();
        return runs.Count == 0 ? Empty : new TemplateText(runs);

        void Close()
        {
            if (open.Length > 0)
            {
                runs.Add(new TextRun(open.ToString(), isForeign));
                open.Clear();
            }
        }
    }

    /// <summary>What became of the text: all foreign as soon as a part of it was.</summary>
    public TemplateText Changed(string text) => IsForeign ? Foreign(text) : Own(text);

    /// <summary>A part of the text.</summary>
    public TemplateText Part(int start, int length)
    {
        if (start == 0 && length == Text.Length)
        {
            return this;
        }

        var runs = new List<TextRun>();
        var at = 0;
        foreach (var run in _runs)
        {
            var from = Math.Max(start - at, 0);
            var to = Math.Min(start + length - at, run.Text.Length);
            if (from < to)
            {
                runs.Add(run with { Text = run.Text[from..to] });
            }

            at += run.Text.Length;
        }

        return runs.Count == 0 ? Empty : new TemplateText(runs);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
