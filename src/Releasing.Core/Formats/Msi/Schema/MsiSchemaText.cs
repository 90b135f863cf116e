namespace Releasing.Formats.Msi.Schema;

/// <summary>The form of the tables; <see cref="SchemaColumn.Parse"/> says how a line is read.</summary>
internal static class MsiSchemaText
{
    public const string Product = """
        AdminExecuteSequence
         Action s72! Identifier
         Condition S255 Condition
         Sequence I2 Integer -4..32767
        AdminUISequence
         Action s72! Identifier
         Condition S255 Condition
         Sequence I2 Integer -4..32767
        AdvtExecuteSequence
         Action s72! Identifier
         Condition S255 Condition
         Sequence I2 Integer -4..32767
        AppSearch
         Property s72! Identifier
         Signature_ s72! Identifier
        Binary
         Name s72! Identifier
         Data v0 Binary
        Component
         Component s72! Identifier
         ComponentId S38 Guid
         Directory_ s72 Identifier >Directory
         Attributes i2 Integer 0..8191
         Condition S255 Condition
         KeyPath S72 Identifier >File;Registry
        CreateFolder
         Directory_ s72! Identifier >Directory
         Component_ s72! Identifier >Component
        CustomAction
         Action s72! Identifier
         Type i2 Integer 1..32767
         Source S72 CustomSource
         Target S255 Formatted
         ExtendedType I4 Integer
        Directory
         Directory s72! Identifier
         Directory_Parent S72 Identifier >Directory
         DefaultDir l255 DefaultDir
        Environment
         Environment s72! Identifier
         Name l255 Text
         Value L255 Formatted
         Component_ s72 Identifier >Component
        Feature
         Feature s38! Identifier
         Feature_Parent S38 Identifier >Feature
         Title L64 Text
         Description L255 Text
         Display I2 Integer 0..32767
         Level i2 Integer 0..32767
         Directory_ S72 Property >Directory
         Attributes i2 Integer 0..127
        FeatureComponents
         Feature_ s38! Identifier >Feature
         Component_ s72! Identifier >Component
        File
         File s72! Identifier
         Component_ s72 Identifier >Component
         FileName l255 Filename
         FileSize i4 Integer 0..2147483647
         Version S72 Version
         Language S20 Language
         Attributes I2 Integer 0..32767
         Sequence i4 Integer 1..2147483647
        Icon
         Name s72! Identifier
         Data v0 Binary
        InstallExecuteSequence
         Action s72! Identifier
         Condition S255 Condition
         Sequence I2 Integer -4..32767
        InstallUISequence
         Action s72! Identifier
         Condition S255 Condition
         Sequence I2 Integer -4..32767
        LaunchCondition
         Condition s255! Condition
         Description l255 Formatted
        Media
         DiskId i2! Integer 1..32767
         LastSequence i4 Integer 0..2147483647
         DiskPrompt L64 Text
         Cabinet S255 Cabinet
         VolumeLabel S32 Text
         Source S72 Property
        MsiFileHash
         File_ s72! Identifier >File
         Options i2 Integer 0..0
         HashPart1 i4 Integer
         HashPart2 i4 Integer
         HashPart3 i4 Integer
         HashPart4 i4 Integer
        Property
         Property s72! Identifier
         Value l0 Text
        RegLocator
         Signature_ s72! Identifier
         Root i2 Integer -1..3
         Key s255 RegPath
         Name S255 Formatted
         Type I2 Integer 0..18
        Registry
         Registry s72! Identifier
         Root i2 Integer -1..3
         Key l255 RegPath
         Name L255 Formatted
         Value L0 Formatted
         Component_ s72 Identifier >Component
        RemoveFile
         FileKey s72! Identifier
         Component_ s72 Identifier >Component
         FileName L255 Filename
         DirProperty s72 Identifier
         InstallMode i2 Integer 1..3
        ServiceControl
         ServiceControl s72! Identifier
         Name l255 Formatted
         Event i2 Integer 0..187
         Arguments L255 Formatted
         Wait I2 Integer 0..1
         Component_ s72 Identifier >Component
        ServiceInstall
         ServiceInstall s72! Identifier
         Name s255 Formatted
         DisplayName L255 Formatted
         ServiceType i4 Integer
         StartType i4 Integer 0..4
         ErrorControl i4 Integer
         LoadOrderGroup S255 Formatted
         Dependencies S255 Formatted
         StartName S255 Formatted
         Password S255 Formatted
         Arguments S255 Formatted
         Component_ s72 Identifier >Component
         Description L255 Formatted
        Shortcut
         Shortcut s72! Identifier
         Directory_ s72 Identifier >Directory
         Name l128 Filename
         Component_ s72 Identifier >Component
         Target s72 Shortcut
         Arguments S255 Formatted
         Description L255 Text
         Hotkey I2 Integer 0..32767
         Icon_ S72 Identifier >Icon
         IconIndex I2 Integer -32767..32767
         ShowCmd I2 Integer 1..7
         WkDir S72 Identifier
         DisplayResourceDLL S255 Formatted
         DisplayResourceId I2 Integer 0..32767
         DescriptionResourceDLL S255 Formatted
         DescriptionResourceId I2 Integer 0..32767
        Upgrade
         UpgradeCode s38! Guid
         VersionMin S20! Version
         VersionMax S20! Version
         Language S255! Language
         Attributes i4! Integer 0..2147483647
         Remove S255 Formatted
         ActionProperty s72 Property
        _Validation
         Table s32! Identifier
         Column s32! Identifier
         Nullable s4 Text
         MinValue I4 Integer
         MaxValue I4 Integer
         KeyTable S255 Text
         KeyColumn I2 Integer 1..32
         Category S32 Text
         Set S255 Text
         Description S255 Text
        """;

    public const string UserInterface = """
        Control
         Dialog_ s72! Identifier >Dialog
         Control s50! Identifier
         Type s20 Identifier
         X i2 Integer 0..32767
         Y i2 Integer 0..32767
         Width i2 Integer 0..32767
         Height i2 Integer 0..32767
         Attributes I4 Integer 0..2147483647
         Property S50 Identifier
         Text L0 Formatted
         Control_Next S50 Identifier
         Help L50 Text
        ControlCondition
         Dialog_ s72! Identifier >Dialog
         Control_ s50! Identifier
         Action s50! Text
         Condition s255! Condition
        ControlEvent
         Dialog_ s72! Identifier >Dialog
         Control_ s50! Identifier
         Event s50! Formatted
         Argument s255! Formatted
         Condition S255! Condition
         Ordering I2 Integer 0..2147483647
        Dialog
         Dialog s72! Identifier
         HCentering i2 Integer 0..100
         VCentering i2 Integer 0..100
         Width i2 Integer 0..32767
         Height i2 Integer 0..32767
         Attributes I4 Integer 0..2147483647
         Title L128 Formatted
         Control_First s50 Identifier
         Control_Default S50 Identifier
         Control_Cancel S50 Identifier
        EventMapping
         Dialog_ s72! Identifier >Dialog
         Control_ s50! Identifier
         Event s50! Identifier
         Attribute s50 Identifier
        ListBox
         Property s72! Identifier
         Order i2! Integer 1..32767
         Value s64 Formatted
         Text L64 Formatted
        TextStyle
         TextStyle s72! Identifier
         FaceName s32 Text
         Size i2 Integer 0..32767
         Color I4 Integer 0..16777215
         StyleBits I2 Integer 0..15
        UIText
         Key s72! Identifier
         Text L255 Text
        """;
}
