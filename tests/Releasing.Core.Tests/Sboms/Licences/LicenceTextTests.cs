using Releasing.Sboms.Licences;

namespace Releasing.Core.Tests.Sboms.Licences;

public sealed class LicenceTextTests
{
    [Theory]
    [InlineData("MIT", LicenceForm.Identifier, "MIT")]
    [InlineData(" apache-2.0 ", LicenceForm.Identifier, "Apache-2.0")]
    [InlineData("GPL-2.0+", LicenceForm.Identifier, "GPL-2.0+")]
    [InlineData("Apache-2.0+", LicenceForm.Expression, "Apache-2.0+")]
    [InlineData("MIT OR Apache-2.0", LicenceForm.Expression, "MIT OR Apache-2.0")]
    [InlineData("mit or apache-2.0", LicenceForm.Expression, "MIT OR Apache-2.0")]
    [InlineData("MIT/Apache-2.0", LicenceForm.Expression, "MIT OR Apache-2.0")]
    [InlineData("( MIT  AND(ISC OR Zlib) )", LicenceForm.Expression, "(MIT AND (ISC OR Zlib))")]
    [InlineData("GPL-2.0-only WITH classpath-exception-2.0 AND MIT", LicenceForm.Expression, "GPL-2.0-only WITH Classpath-exception-2.0 AND MIT")]
    [InlineData("LicenseRef-own.1", LicenceForm.Expression, "LicenseRef-own.1")]
    [InlineData("MIT OR", LicenceForm.Words, "MIT OR")]
    [InlineData("MIT Apache-2.0", LicenceForm.Words, "MIT Apache-2.0")]
    [InlineData("(MIT", LicenceForm.Words, "(MIT")]
    [InlineData("MIT)", LicenceForm.Words, "MIT)")]
    [InlineData("()", LicenceForm.Words, "()")]
    [InlineData("MIT WITH MIT", LicenceForm.Words, "MIT WITH MIT")]
    [InlineData("(MIT) WITH Classpath-exception-2.0", LicenceForm.Words, "(MIT) WITH Classpath-exception-2.0")]
    [InlineData("Classpath-exception-2.0", LicenceForm.Words, "Classpath-exception-2.0")]
    [InlineData("LicenseRef-", LicenceForm.Words, "LicenseRef-")]
    [InlineData("DocumentRef-a:LicenseRef-b", LicenceForm.Words, "DocumentRef-a:LicenseRef-b")]
    [InlineData("SEE LICENSE IN LICENSE.txt", LicenceForm.Words, "SEE LICENSE IN LICENSE.txt")]
    public void Tells_an_identifier_an_expression_and_words_apart(string field, LicenceForm form, string text)
    {
        var licence = LicenceText.Read(field)!;

        licence.Form.ShouldBe(form);
        licence.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void An_empty_field_is_no_licence(string? field) => LicenceText.Read(field).ShouldBeNull();

    [Fact]
    public void Names_the_references_that_need_an_explanation()
    {
        LicenceText.Read("MIT OR LicenseRef-b AND LicenseRef-a OR LicenseRef-b")!.References.ShouldBe(["LicenseRef-b", "LicenseRef-a"]);
    }

    [Fact]
    public void A_field_as_long_as_a_book_is_words_and_depth_costs_no_stack()
    {
        LicenceText.Read(new string('(', 1900) + "MIT" + new string(')', 90))!.Form.ShouldBe(LicenceForm.Words);
        LicenceText.Read(new string('(', 1_000_000) + "MIT")!.Form.ShouldBe(LicenceForm.Words);
        LicenceText.Read(new string('(', 900) + "MIT" + new string(')', 900))!.Form.ShouldBe(LicenceForm.Expression);
    }
}
