namespace Releasing.Formats.Msi.Schema;

/// <summary>What a column of a table may hold ("Column Data Types" of Windows Installer); the names are those of the _Validation table.</summary>
internal enum MsiCategory
{
    /// <summary>A number; only its range counts.</summary>
    Integer,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>A letter or underscore, then letters, digits, underscores and full stops.</summary>
    Identifier,

    /// <summary><c>{01234567-89AB-CDEF-0123-456789ABCDEF}</c> in capitals.</summary>
    Guid,

    /// <summary>Up to four numbers separated by full stops.</summary>
    Version,

    /// <summary>Numbers of languages separated by commas.</summary>
    Language,

    /// <summary>A name, or <c>SHORT|long</c>.</summary>
    Filename,

    /// <summary>As a file name, or two of them with a colon between, or a full stop.</summary>
    DefaultDir,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>Text with properties in brackets.</summary>
    Formatted,

    /// <summary>As formatted, with numbers of record fields.</summary>
    Template,

    /// <summary>The key of a registry value, formatted.</summary>
    RegPath,

    /// <summary>The name of a feature, or a formatted path.</summary>
    Shortcut,

    /// <summary>A cabinet: <c>#</c> and an identifier where it lies in the file itself.</summary>
    Cabinet,

    /// <summary>A public property: an identifier without small letters.</summary>
    Property,

    /// <summary>Where a custom action comes from: an identifier.</summary>
    CustomSource,

    /// <summary>A stream.</summary>
    Binary,
}
