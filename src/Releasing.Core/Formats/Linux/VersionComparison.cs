namespace Releasing.Formats.Linux;

/// <summary>How the version of a relation is compared.</summary>
public enum VersionComparison
{
    /// <summary>Every version.</summary>
    Any,

    /// <summary>Earlier than: <c>&lt;</c>, Debian's <c>&lt;&lt;</c>.</summary>
    Less,

    /// <summary>Not later than: <c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary>Exactly: <c>=</c>.</summary>
    Equal,

    /// <summary>Not earlier than: <c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary>Later than: <c>&gt;</c>, Debian's <c>&gt;&gt;</c>.</summary>
    Greater,
}
