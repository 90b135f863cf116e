using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Releasing.Text;

namespace Releasing.Verification.Certificates;

/// <summary>Compares who the certificate names with who has to have signed (Fulcio's <c>oid-info.md</c>).</summary>
internal static class IdentityVerifier
{
    private const string AlternativeName = "2.5.29.17";
    private const string Fulcio = "1.3.6.1.4.1.57264.1.";
    private static readonly Asn1Tag s_other = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_mail = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag s_uri = new(TagClass.ContextSpecific, 6);

    /// <summary>Whom a certificate names, and who vouches for that.</summary>
    public static (string Name, string Issuer) Read(LeafCertificate leaf, string where)
    {
        try
        {
            return (Name(leaf, where), Claim(leaf, 8, where) ?? Claim(leaf, 1, where) ?? "");
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException or DecoderFallbackException)
        {
            throw LeafCertificate.Malformed(where, "An extension of the certificate is malformed.", error);
        }
    }

    /// <summary>Refuses another identity, another issuer, other claims.</summary>
    public static (string Name, string Issuer) Verify(LeafCertificate leaf, CertificatePolicy policy, string where)
    {
        try
        {
            var name = Name(leaf, where);
            if (!policy.Identity.Accepts(name))
            {
                throw new RefusedException(RefusalReason.IdentityMismatch, where, $"'{PlainText.Line(name)}' signed, and '{policy.Identity}' was required.");
            }

            var issuer = Claim(leaf, 8, where) ?? Claim(leaf, 1, where) ?? "";
            if (!policy.Issuer.Accepts(issuer))
            {
                throw new RefusedException(RefusalReason.IssuerMismatch, where, $"'{PlainText.Line(issuer)}' vouches for the signer, and '{policy.Issuer}' was required.");
            }

            VerifyClaims(leaf, policy.Claims, where);
            return (name, issuer);
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException or DecoderFallbackException)
        {
            throw LeafCertificate.Malformed(where, "An extension of the certificate is malformed.", error);
        }
    }

    private static void VerifyClaims(LeafCertificate leaf, GitHubClaims? claims, string where)
    {
        if (claims is null)
        {
            return;
        }

        Require("repository", claims.Repository, Claim(leaf, 12, where) is { } uri ? RepositoryOf(uri) : Claim(leaf, 5, where), where);
        Require("ref", claims.Ref, Claim(leaf, 14, where) ?? Claim(leaf, 6, where), where);
        Require("commit", claims.Sha, Claim(leaf, 13, where) ?? Claim(leaf, 3, where), where);
        Require("workflow", claims.Workflow, Claim(leaf, 4, where), where);
        Require("trigger", claims.Trigger, Claim(leaf, 20, where) ?? Claim(leaf, 2, where), where);
        Require("runner", claims.Runner, Claim(leaf, 11, where), where);
        Require("build configuration", claims.BuildConfig, Claim(leaf, 18, where), where);
        Require("visibility", claims.Visibility, Claim(leaf, 22, where), where);
    }

    private static void Require(string what, string? required, string? claimed, string where)
    {
        if (required is not null && !string.Equals(required, claimed, StringComparison.Ordinal))
        {
            throw new RefusedException(RefusalReason.ClaimMismatch, where,
                $"The {what} of the build is {(claimed is null ? "not told" : $"'{PlainText.Line(claimed)}'")}, and '{PlainText.Line(required)}' was required.");
        }
    }

    // https://github.com/owner/name: the host is the instance that the issuer speaks for.
    private static string? RepositoryOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps && parsed.Query.Length == 0
        ? parsed.AbsolutePath.TrimStart('/')
        : null;

    // Fulcio writes one name: an e-mail address, a URI, or the user name of an issuer as otherName.
    private static string Name(LeafCertificate leaf, string where)
    {
        var extension = leaf.Extension(AlternativeName, where) ?? throw LeafCertificate.Malformed(where, "The certificate names nobody.");
        var reader = new AsnReader(extension, AsnEncodingRules.DER);
        var names = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var tag = names.PeekTag();
        var name = tag.HasSameClassAndValue(s_mail) ? names.ReadCharacterString(UniversalTagNumber.IA5String, s_mail)
            : tag.HasSameClassAndValue(s_uri) ? names.ReadCharacterString(UniversalTagNumber.IA5String, s_uri)
            : tag.HasSameClassAndValue(s_other) ? OtherName(names.ReadSequence(s_other))
            : throw LeafCertificate.Malformed(where, "The certificate names neither an e-mail address nor a URI nor a user.");
        names.ThrowIfNotEmpty();
        return name;
    }

    private static string OtherName(AsnReader name)
    {
        if (name.ReadObjectIdentifier() != Fulcio + "7")
        {
            throw new AsnContentException("Another kind of name.");
        }

        var value = name.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true));
        var text = value.ReadCharacterString(UniversalTagNumber.UTF8String);
        value.ThrowIfNotEmpty();
        name.ThrowIfNotEmpty();
        return text;
    }

    // Extensions 1 to 6 hold the bare text, those from 8 on a DER UTF8String.
    private static string? Claim(LeafCertificate leaf, int number, string where)
    {
        if (leaf.Extension(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Fulcio}{number}"), where) is not { } value)
        {
            return null;
        }

        if (number < 7)
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(value.Span);
        }

        var reader = new AsnReader(value, AsnEncodingRules.DER);
        var text = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
        reader.ThrowIfNotEmpty();
        return text;
    }
}
