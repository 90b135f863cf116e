namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>What rpmbuild is given to make the package of <see cref="HelloPackage"/>.</summary>
internal static class HelloSpec
{
    private const string Text = """
        %global debug_package %{nil}
        %global __os_install_post %{nil}
        %global _build_id_links none
        %global __brp_compress %{nil}
        Name: hello
        Version: 1.2.0~rc.1
        Release: 1
        Epoch: 2
        Summary: Says hello
        License: MIT
        URL: https://example.org/hello
        Vendor: Example Org
        Packager: Ada Lovelace <ada@example.org>
        Requires: bash >= 5
        Requires(pre): coreutils
        Requires: (foo or bar >= 2)
        Recommends: git
        Suggests: vim > 8
        Conflicts: oldhello < 1
        Conflicts: broken <= 1:2.0-3
        Obsoletes: ancient-hello < 1.0
        Provides: greeter = 1.2
        %description
        Says hello.

        Twice.
        %install
        cd %{buildroot}
        mkdir -p usr/bin etc/hello usr/share/doc/hello usr/share/licenses/hello usr/share/man/man1 usr/share/man/de/man1 var/log var/lib/hello
        cp %{_sourcedir}/hello usr/bin/hello
        printf '#!/bin/sh\nexec hello\n' > usr/bin/run-hello
        chmod 755 usr/bin/run-hello
        ln -s hello usr/bin/hi
        printf 'key = value\n' > etc/hello/hello.conf
        printf 'second\n' > etc/hello/hello2.conf
        printf 'second\n' > etc/hello/missing.conf
        printf 'MIT\n' > usr/share/licenses/hello/LICENSE
        printf '# Hello\n' > usr/share/doc/hello/README.md
        ln -s README.md usr/share/doc/hello/link
        printf '.TH HELLO 1\n' | tee usr/share/man/man1/hello.1 > usr/share/man/de/man1/hello.1
        touch var/log/hello.log
        %pre
        echo pre $1
        %post -p /bin/bash
        echo post $1
        %preun
        echo preun $1
        %postun -p "/bin/sh -e"
        echo postun $1
        %pretrans -p <lua>
        print("x")
        %posttrans
        echo posttrans
        %verifyscript
        echo verify
        %triggerin -- foo >= 1, bar
        echo triggerin
        %triggerpostun -p /usr/bin/perl -- foo < 1
        print "x";
        %files
        %attr(0755,root,root) /usr/bin/hello
        %attr(0755,root,root) /usr/bin/run-hello
        /usr/bin/hi
        %dir %attr(0755,root,root) /etc/hello
        %config(noreplace) %attr(0640,root,adm) /etc/hello/hello.conf
        %config %attr(0644,root,root) /etc/hello/hello2.conf
        %config(missingok) %attr(0644,root,root) /etc/hello/missing.conf
        %dir %attr(0755,root,root) /usr/share/doc/hello
        %doc %attr(0644,root,root) /usr/share/doc/hello/README.md
        /usr/share/doc/hello/link
        %dir %attr(0755,root,root) /usr/share/licenses/hello
        %license %attr(0644,root,root) /usr/share/licenses/hello/LICENSE
        %attr(0644,root,root) /usr/share/man/man1/hello.1
        %lang(de) %attr(0644,root,root) /usr/share/man/de/man1/hello.1
        %ghost %attr(0600,root,root) /var/log/hello.log
        %dir %attr(2775,daemon,daemon) /var/lib/hello
        %changelog
        * Tue Mar 03 2026 Ada Lovelace <ada@example.org> - 2:1.2.0~rc.1-1
        - First line
        - Second line
        * Mon Feb 02 2026 Ada Lovelace <ada@example.org> - 1.1.0-1
        - Old
        """;

    /// <summary>Compiles the program hello into a folder and has rpmbuild package it there.</summary>
    /// <returns>Path of the package.</returns>
    public static string Build(string folder)
    {
        var rpmbuild = Validator.Require("rpmbuild");
        File.WriteAllText(Path.Combine(folder, "hello.c"), "#include <math.h>\n#include <stdio.h>\nint main(int c, char **v) { return printf(\"%f\\n\", pow(c, 0.3)) < 0; }\n");
        Validator.Require("gcc").RunIn(folder, "-s", "-O1", "-o", "hello", "hello.c", "-lm").ShouldBeAccepted();
        File.WriteAllText(Path.Combine(folder, "hello.spec"), Text);
        string[] settings =
        [
            $"_topdir {folder}/top",
            $"_sourcedir {folder}",
            "_buildhost localhost",
            "_binary_payload w5.gzdio",
            "use_source_date_epoch_as_buildtime 1",
            "clamp_mtime_to_source_date_epoch 1",
            "source_date_epoch_from_changelog 1",
        ];
        rpmbuild.RunIn(folder, ["-bb", .. settings.SelectMany(setting => new[] { "--define", setting }), "hello.spec"]).ShouldBeAccepted();
        return Path.Combine(folder, "top/RPMS/x86_64/hello-1.2.0~rc.1-1.x86_64.rpm");
    }
}
