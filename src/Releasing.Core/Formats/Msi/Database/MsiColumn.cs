namespace Releasing.Formats.Msi.Database;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name: letters, digits, <c>_</c> and <c>.</c>, at most 31, not beginning with a digit.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Width">The most characters of a text, 0 to 255; 0 for no limit and for all other kinds.</param>
/// <param name="IsKey">Whether it belongs to the primary key, which are the first columns.</param>
/// <param name="IsNullable">Whether a row may leave it out.</param>
/// <param name="IsLocalizable">Whether its text may be translated.</param>
public sealed record MsiColumn(string Name, MsiColumnKind Kind, int Width = 0, bool IsKey = false, bool IsNullable = false, bool IsLocalizable = false)
{
    private const int ValidBit = 0x100;
    private const int LocalizableBit = 0x200;
    private const int NotBinaryBit = 0x400;
    private const int TextBit = 0x800;
    private const int NullableBit = 0x1000;
    private const int KeyBit = 0x2000;
    private const int WidthMask = 0xFF;

    /// <summary>The definition as people write it: <c>s72</c>, <c>L0</c> (capital: nullable), <c>i2</c>, <c>V0</c>.</summary>
    public string Definition
    {
        get
        {
            var (letter, width) = Kind switch
            {
                MsiColumnKind.Int16 => ('i', 2),
                MsiColumnKind.Int32 => ('i', 4),
                MsiColumnKind.Stream => ('v', 0),
                _ => (IsLocalizable ? 'l' : 's', Width),
            };
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(IsNullable ? char.ToUpperInvariant(letter) : letter)}{width}");
        }
    }

    /// <summary>The definition as <c>_Columns.Type</c> holds it.</summary>
    internal int Bits =>
        (Kind switch
        {
            MsiColumnKind.Int16 => NotBinaryBit | 2,
            MsiColumnKind.Int32 => 4,
            MsiColumnKind.Stream => TextBit,
            _ => TextBit | NotBinaryBit | Width,
        })
        | ValidBit
        | (IsLocalizable ? LocalizableBit : 0)
        | (IsNullable ? NullableBit : 0)
        | (IsKey ? KeyBit : 0);

    /// <summary>Reads a definition; null when no column has such bits.</summary>
    internal static MsiColumn? FromBits(string name, int bits)
    {
        MsiColumnKind? kind = (bits & TextBit, bits & NotBinaryBit, bits & WidthMask) switch
        {
            (0, _, 1 or 2) => MsiColumnKind.Int16,
            (0, _, 4) => MsiColumnKind.Int32,
            (TextBit, 0, 0) => MsiColumnKind.Stream,
            (TextBit, _, _) => MsiColumnKind.Text,
            _ => null,
        };
        return kind is null || (bits & ~(WidthMask | ValidBit | LocalizableBit | NotBinaryBit | TextBit | NullableBit | KeyBit)) != 0 || (bits & ValidBit) == 0
            ? null
            : new MsiColumn(name, kind.Value, kind == MsiColumnKind.Text ? bits & WidthMask : 0, (bits & KeyBit) != 0, (bits & NullableBit) != 0, (bits & LocalizableBit) != 0);
    }
}
