using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Linux;

public sealed class OpenPgpArmorTests
{
    [Fact]
    public void Breaks_lines_at_64_characters_and_closes_with_the_checksum()
    {
        var armor = OpenPgpArmor.Signature(Enumerable.Range(0, 50).Select(value => (byte)value).ToArray());

        armor.ShouldBe(
            """
            -----BEGIN PGP SIGNATURE-----

            AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v
            MDE=
            =nLjm
            -----END PGP SIGNATURE-----

            """.ReplaceLineEndings("\n"));
    }
}
