using System.Text;

namespace Releasing.Projects;

/// <summary>Recognises common licences by the words that only they have. Says nothing rather than something wrong.</summary>
internal static class LicenceFiles
{
    private const int LongestLicence = 256 * 1024;
    private static readonly string[] s_stems = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];

    // Titles with their dates, because these texts speak of each other. The three clauses of BSD hold the two: more first.
    private static readonly (string Id, string[] Words)[] s_known =
    [
        ("Apache-2.0", ["apache license version 2.0, january 2004"]),
        ("AGPL-3.0-only", ["gnu affero general public license version 3, 19 november 2007"]),
        ("LGPL-3.0-only", ["gnu lesser general public license version 3, 29 june 2007"]),
        ("LGPL-2.1-only", ["gnu lesser general public license version 2.1, february 1999"]),
        ("GPL-3.0-only", ["gnu general public license version 3, 29 june 2007"]),
        ("GPL-2.0-only", ["gnu general public license version 2, june 1991"]),
        ("MPL-2.0", ["mozilla public license version 2.0"]),
        ("EUPL-1.2", ["european union public licence v. 1.2"]),
        ("BSL-1.0", ["boost software license - version 1.0"]),
        ("CC0-1.0", ["cc0 1.0 universal"]),
        ("Unlicense", ["this is free and unencumbered software released into the public domain"]),
        ("Zlib", ["this software is provided 'as-is', without any express or implied warranty", "altered source versions must be plainly marked"]),
        ("MIT", ["permission is hereby granted, free of charge, to any person obtaining a copy", "the above copyright notice and this permission notice", "the software is provided \"as is\""]),
        ("BSD-3-Clause", ["redistribution and use in source and binary forms", "to endorse or promote products derived from this software"]),
        ("BSD-2-Clause", ["redistribution and use in source and binary forms", "redistributions in binary form must reproduce"]),
        ("ISC", ["permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice"]),
        ("ISC", ["permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice"]),
        ("0BSD", ["permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted."]),
    ];

    /// <summary>
    /// The SPDX expression for the licence files at the top of a repository; several (<c>LICENSE-MIT</c>, <c>LICENSE-APACHE</c>) are a choice between them. A text of
    /// the GNU licences alone does not allow later versions, so they are taken as <c>-only</c>. Null when a text is not recognised or there is none.
    /// </summary>
    public static string? Detect(string root)
    {
        var files = Directory.EnumerateFiles(root)
            .Where(IsLicence)
            .OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal)
            .ToList();
        var found = files.Select(Recognise).Distinct().ToList();
        if (found.Contains("LGPL-3.0-only"))
        {
            // It is written as additions to the GPL, which lies beside it as COPYING.
            found.Remove("GPL-3.0-only");
        }

        return found.Count == 0 || found.Contains(null) ? null : string.Join(" OR ", found.Order(StringComparer.Ordinal));
    }

    private static bool IsLicence(string path)
    {
        var name = Path.GetFileName(path).ToUpperInvariant();
        var stem = s_stems.FirstOrDefault(stem => name.StartsWith(stem, StringComparison.Ordinal));
        return stem is not null && (name.Length == stem.Length || name[stem.Length] is '.' or '-' or '_');
    }

    private static string? Recognise(string path)
    {
        if (new FileInfo(path).Length > LongestLicence)
        {
            return null;
        }

        var text = Normalise(File.ReadAllText(path));
        return s_known.FirstOrDefault(known => known.Words.All(words => text.Contains(words, StringComparison.Ordinal))).Id;
    }

    /// <summary>Lower case, one space for any white space, plain quotation marks: how the texts differ between projects.</summary>
    private static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
            {
                normal.Append(letter switch { '“' or '”' => '"', '‘' or '’' => '\'', _ => char.ToLowerInvariant(letter) });
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString();
    }
}
