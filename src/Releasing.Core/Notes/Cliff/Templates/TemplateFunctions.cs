namespace Releasing.Notes.Cliff.Templates;

/// <summary>Functions (https://keats.github.io/tera/docs/#built-in-functions) as far as their result depends on the repository alone.</summary>
internal static class TemplateFunctions
{
    private const long LongestRange = 100_000;

    /// <summary>Finds a function; null when it is not supported.</summary>
    public static Func<TemplateCall, object?>? Find(string name) => name switch
    {
        "now" => Now,
        "get_env" => Environment,
        "throw" => call => throw call.Fail($"says: {call.Required("message")}"),
        "range" => Range,
        _ => null,
    };

    // The same commit gives the same page: the date is that of the release.
    private static object Now(TemplateCall call) => call.Flag("timestamp", false)
        ? call.Run.Now.ToUnixTimeSeconds()
        : TemplateText.Own(call.Run.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", System.Globalization.CultureInfo.InvariantCulture));

    // The environment holds secrets, and a page is public.
    private static object? Environment(TemplateCall call) => call.Has("default")
        ? call.Argument("default")
        : throw call.Fail("does not read the environment; give default=…");

    private static List<object?> Range(TemplateCall call)
    {
        var (start, end, step) = (call.Whole("start", 0), call.Whole("end", 0), call.Whole("step_by", 1));
        if (step <= 0 || end < start || ((Int128)end - start) / step > LongestRange)
        {
            throw call.Fail($"wants a start that is not above its end, a step above zero and at most {LongestRange} numbers");
        }

        var count = (int)(((Int128)end - start + step - 1) / step);
        return Enumerable.Range(0, count).Select(at => (object?)(start + (at * step))).ToList();
    }
}
