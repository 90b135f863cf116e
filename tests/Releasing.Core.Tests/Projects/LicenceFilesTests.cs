using Releasing.Projects;
using Releasing.Tests.Git;

namespace Releasing.Tests.Projects;

public sealed class LicenceFilesTests : IDisposable
{
    private const string Mit = "MIT License\n\nCopyright (c) 2024 Ada\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nof this software …\n\nThe above copyright notice and this permission notice shall be included …\n\nTHE SOFTWARE IS PROVIDED “AS IS”, WITHOUT WARRANTY";
    private const string Apache = "                                 Apache License\n                           Version 2.0, January 2004\n                        http://www.apache.org/licenses/\n";
    private const string Gpl = "                    GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007\n … use the GNU Lesser General\nPublic License instead of this License. …";
    private const string Lgpl = "                   GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007\n … the GNU General Public License …";
    private const string Bsd2 = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted …\n2. Redistributions in binary form must reproduce the above copyright notice";
    private readonly TestRepository _repository = new(initialise: false);

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(Mit, "MIT")]
    [InlineData(Apache, "Apache-2.0")]
    [InlineData(Gpl, "GPL-3.0-only")]
    [InlineData(Lgpl, "LGPL-3.0-only")]
    [InlineData(Bsd2, "BSD-2-Clause")]
    [InlineData(Bsd2 + "\n3. Neither the name of the copyright holder … may be used\nto endorse or promote products derived from this software", "BSD-3-Clause")]
    [InlineData("Mozilla Public License Version 2.0\n====", "MPL-2.0")]
    [InlineData("All rights reserved.", null)]
    public void Recognises_a_text(string text, string? expected)
    {
        _repository.Write("LICENSE.md", text);
        Detect().ShouldBe(expected);
    }

    [Fact]
    public void Takes_two_files_as_a_choice()
    {
        _repository.Write("LICENSE-MIT", Mit);
        _repository.Write("LICENSE-APACHE", Apache);
        Detect().ShouldBe("Apache-2.0 OR MIT");
    }

    [Fact]
    public void Takes_the_lesser_licence_beside_the_one_it_builds_on()
    {
        _repository.Write("COPYING", Gpl);
        _repository.Write("COPYING.LESSER", Lgpl);
        Detect().ShouldBe("LGPL-3.0-only");
    }

    [Fact]
    public void Says_nothing_where_one_text_is_unknown_or_there_is_none()
    {
        Detect().ShouldBeNull();
        _repository.Write("licensed.txt", Apache);
        Detect().ShouldBeNull();
        _repository.Write("LICENSE", Mit);
        _repository.Write("LICENSE-COMMERCIAL", "Pay first.");
        Detect().ShouldBeNull();
    }

    private string? Detect() => ProjectMetadata.Detect(_repository.Root, repository: null).Licence;
}
