namespace Releasing.Formats.Rpm;

/// <summary>The type of a tag's value (RPM v4 header).</summary>
internal enum RpmTagType
{
    Null = 0,
    Char = 1,
    Int8 = 2,
    Int16 = 3,
    Int32 = 4,
    Int64 = 5,
    Text = 6,
    Bytes = 7,
    TextArray = 8,
    TranslatedText = 9,
}
