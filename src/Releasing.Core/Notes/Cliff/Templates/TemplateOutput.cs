using System.Text;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>Takes what a template puts out.</summary>
internal sealed class TemplateOutput
{
    private readonly List<TextRun> _runs = [];
    private readonly StringBuilder _open = new();
    private bool _isForeign;

    /// <summary>Characters so far.</summary>
    public long Length { get; private set; }

    /// <summary>All of it.</summary>
    public TemplateText Text
    {
        get
        {
            Close();
            return TemplateText.Join(_runs.Select(run => run.IsForeign ? TemplateText.Foreign(run.Text) : TemplateText.Own(run.Text)));
        }
    }

    /// <summary>Takes a text. Neighbours from the same hand become one, so that they are escaped together.</summary>
    public void Write(TemplateText text)
    {
        foreach (var run in text.Runs)
        {
            if (run.IsForeign != _isForeign)
            {
                Close();
                _isForeign = run.IsForeign;
            }

            _open.Append(run.Text);
            Length += run.Text.Length;
        }
    }

    private void Close()
    {
        if (_open.Length > 0)
        {
            _runs.Add(new TextRun(_open.ToString(), _isForeign));
            _open.Clear();
        }
    }
}
