using Releasing.Formats.Linux;
using Releasing.Formats.Linux.Parts;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Linux.Parts;

public sealed class DebianTextsTests
{
    private const string Mit = "MIT License\n\nCopyright (c) 2019-2024 Ada Lovelace\n\nPermission is hereby granted, free of charge\n";

    [Fact]
    public void A_licence_of_its_own_is_quoted_with_its_notice() =>
        Copyright("MIT", ("LICENSE", Mit.ReplaceLineEndings("\r\n"))).ShouldBe(
            """
            Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
            Upstream-Name: tool
            Source: https://example.org/tool

            Files: *
            Copyright: 2019-2024 Ada Lovelace
            License: Expat
             MIT License
             .
             Copyright (c) 2019-2024 Ada Lovelace
             .
             Permission is hereby granted, free of charge

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_licence_that_every_system_has_is_pointed_to() =>
        Copyright("GPL-3.0-or-later", ("COPYING", "GNU GENERAL PUBLIC LICENSE\nCopyright (C) 2007 Free Software Foundation, Inc.\n")).ShouldEndWith(
            """

            Files: *
            Copyright: 2026 Grace Hopper
            License: GPL-3+
             On Debian systems the full text of this licence is in
             /usr/share/common-licenses/GPL-3.

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_choice_of_licences_has_a_paragraph_for_each() =>
        Copyright("MIT OR Apache-2.0", ("LICENSE-APACHE", "Apache License\nVersion 2.0\n"), ("LICENSE-MIT", Mit)).ShouldEndWith(
            """

            Files: *
            Copyright: 2019-2024 Ada Lovelace
            License: Expat or Apache-2.0

            License: Expat
             MIT License
             .
             Copyright (c) 2019-2024 Ada Lovelace
             .
             Permission is hereby granted, free of charge

            License: Apache-2.0
             On Debian systems the full text of this licence is in
             /usr/share/common-licenses/Apache-2.0.

            """.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("GPL-2.0-only", "GPL-2", "/usr/share/common-licenses/GPL-2.")]
    [InlineData("LGPL-2.1-or-later", "LGPL-2.1+", "/usr/share/common-licenses/LGPL-2.1.")]
    [InlineData("LGPL-3.0+", "LGPL-3+", "/usr/share/common-licenses/LGPL-3.")]
    [InlineData("AGPL-3.0-only", "AGPL-3", "https://spdx.org/licenses/AGPL-3.0-only.html")]
    [InlineData("MPL-2.0", "MPL-2.0", "/usr/share/common-licenses/MPL-2.0.")]
    [InlineData("CC0-1.0", "CC0-1.0", "/usr/share/common-licenses/CC0-1.0.")]
    [InlineData("BSD-3-Clause", "BSD-3-clause", "https://spdx.org/licenses/BSD-3-Clause.html")]
    [InlineData("GPL-2.0-or-later WITH Bison-exception-2.2", "GPL-2+ with Bison-exception-2.2", "/usr/share/common-licenses/GPL-2.")]
    [InlineData("(MIT OR ISC) AND Zlib", "Expat or ISC, and Zlib", "https://spdx.org/licenses/Zlib.html")]
    [InlineData("", "unknown", "No text of a licence")]
    [InlineData("LicenseRef-Own", "LicenseRef-Own", "No text of a licence")]
    public void Licences_have_Debians_names(string licence, string name, string text)
    {
        var file = Copyright(licence);

        file.ShouldContain($"\nLicense: {name}\n");
        file.ShouldContain(text);
    }

    [Fact]
    public void A_text_cannot_begin_a_field_of_its_own() =>
        Copyright("MIT", ("LICENSE", "one\n\u2028Files: evil\r\nLicense: two\u001b[0m")).Split('\n')[7..].ShouldBe([" one", " .", " Files: evil", " License: two\uFFFD[0m", ""]);

    [Fact]
    public void A_changelog_has_an_entry_for_each_version()
    {
        var date = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(2));

        DebianChangelog.Text("tool", [
            new ChangelogEntry(Version("1.1.0-rc.1"), date, "Ada Lovelace <ada@example.org>", ["A change with so many words that it does not fit on one line of eighty columns at all", "Ümläut"]),
            new ChangelogEntry(Version("1.0.0"), date.AddDays(-40), "Ada Lovelace <ada@example.org>", [])]).ShouldBe(
            """
            tool (1.1.0~rc.1-1) unstable; urgency=medium

              * A change with so many words that it does not fit on one line of eighty
                columns at all
              * Ümläut

             -- Ada Lovelace <ada@example.org>  Tue, 03 Feb 2026 02:05:06 +0000

            tool (1.0.0-1) unstable; urgency=medium

              * Release 1.0.0.

             -- Ada Lovelace <ada@example.org>  Thu, 25 Dec 2025 02:05:06 +0000

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Without_history_there_is_no_changelog() => DebianChangelog.Contents("tool", []).ShouldBeEmpty();

    private static PackageVersion Version(string text) => new() { Upstream = SemanticVersion.Parse(text) };

    private static string Copyright(string licence, params (string FileName, string Text)[] texts) => new DebianCopyright
    {
        Package = "tool",
        Licence = licence,
        Holder = "Grace Hopper",
        Year = 2026,
        Homepage = "https://example.org/tool",
        Texts = texts,
    }.ToString();
}
