using System.Text;

namespace Releasing.Sboms.Licences;

/// <summary>
/// Reads one SPDX licence expression (SPDX 2.3, annex D.2). Operators may be written in small letters, as SPDX 3 allows; parentheses are counted, not recursed into.
/// </summary>
internal sealed class LicenceExpression
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _references = [];
    private int _open;

    // What may come next.
    private bool _wantsLicence = true;
    private bool _wantsException;
    private bool _allowsWith;

    public IReadOnlyList<string> References => [.. _references.Distinct(StringComparer.Ordinal)];

    /// <summary>The expression in the spelling of the list; null when the words are none.</summary>
    public string? Read(string words)
    {
        foreach (var token in Tokens(words))
        {
            if (!Take(token))
            {
                return null;
            }
        }

        return _wantsLicence || _wantsException || _open > 0 ? null : _text.ToString();
    }

    private bool Take(string token) => token switch
    {
        _ when _wantsException => Exception(token),
        "(" => Open(),
        ")" => Close(),
        _ when _wantsLicence => Licence(token),
        _ => Operator(token.ToUpperInvariant()),
    };

    private bool Open()
    {
        Word("(");
        _open++;
        return _wantsLicence;
    }

    private bool Close()
    {
        _text.Append(')');
        _allowsWith = false;
        return !_wantsLicence && _open-- > 0;
    }

    private bool Licence(string token)
    {
        var known = LicenceList.Licence(token)
            ?? (token.EndsWith('+') && LicenceList.Licence(token[..^1]) is { } earliest ? earliest + "+" : null)
            ?? (IsReference(token) ? token : null);
        if (known is null)
        {
            return false;
        }

        if (IsReference(known))
        {
            _references.Add(known);
        }

        Word(known);
        (_wantsLicence, _allowsWith) = (false, true);
        return true;
    }

    private bool Operator(string token)
    {
        if (token is not ("AND" or "OR" or "WITH") || (token == "WITH" && !_allowsWith))
        {
            return false;
        }

        Word(token);
        _wantsException = token == "WITH";
        _wantsLicence = !_wantsException;
        return true;
    }

    private bool Exception(string token)
    {
        if (LicenceList.Exception(token) is not { } known)
        {
            return false;
        }

        Word(known);
        (_wantsException, _allowsWith) = (false, false);
        return true;
    }

    private void Word(string word)
    {
        if (_text.Length > 0 && _text[^1] != '(')
        {
            _text.Append(' ');
        }

        _text.Append(word);
    }

    // A reference into another document would need that document: it is taken as words.
    private static bool IsReference(string token) =>
        token.StartsWith("LicenseRef-", StringComparison.Ordinal) && token.Length > 11 && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-');

    private static IEnumerable<string> Tokens(string words)
    {
        var start = 0;
        for (var index = 0; index <= words.Length; index++)
        {
            if (index < words.Length && words[index] is not ('(' or ')') && !char.IsWhiteSpace(words[index]))
            {
                continue;
            }

            if (index > start)
            {
                yield return words[start..index];
            }

            if (index < words.Length && words[index] is '(' or ')')
            {
                yield return words[index].ToString();
            }

            start = index + 1;
        }
    }
}
