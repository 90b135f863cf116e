using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Releasing.Signing.Keyless;

/// <summary>Asks a time-stamping authority when a signature existed (RFC 3161, over HTTP by section 3.4).</summary>
internal sealed class TimestampClient(Uri address, ServiceClient services)
{
    private const int NonceLength = 16;

    /// <summary>The response, DER: granted, over this signature, with our nonce and signed by the certificate in it. Whether that is one to trust, the verifier says.</summary>
    public Task<byte[]> StampAsync(ReadOnlyMemory<byte> signature, CancellationToken cancellationToken)
    {
        var request = Rfc3161TimestampRequest.CreateFromHash(
            SHA256.HashData(signature.Span), HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceLength), requestSignerCertificates: true);
        var post = new ServiceRequest("Time-stamping authority", HttpMethod.Post, address)
        {
            Body = request.Encode(),
            BodyType = "application/timestamp-query",
            Accept = "application/timestamp-reply",
        };
        return services.SendAsync(post, answer => Read(answer, request), cancellationToken);
    }

    private static byte[] Read(ServiceAnswer answer, Rfc3161TimestampRequest request)
    {
        answer.MustBe(200, 201);
        try
        {
            request.ProcessResponse(answer.Body, out var length);
            return length == answer.Body.Length ? answer.Body.ToArray() : throw new FormatException("Something follows the time stamp.");
        }
        catch (CryptographicException exception)
        {
            throw new FormatException("The answer is no time stamp for this request.", exception);
        }
    }
}
