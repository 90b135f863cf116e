namespace Times;

public static class Line
{
    public static string Of(IEnumerable<string> words) => string.Join(' ', words);
}
