namespace Releasing.AcceptanceTests.CodeSigning;

/// <summary>A throw-away authority with a certificate that signs code and one that puts time stamps, made by openssl.</summary>
public sealed class CodeSigningKeys : IDisposable
{
    public const string Password = "correct horse battery";

    public CodeSigningKeys()
    {
        var openssl = Validator.Require("openssl");
        openssl.Accept("req", "-x509", "-newkey", "rsa:2048", "-noenc", "-days", "30", "-subj", "/CN=Throw-away CA", "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", this["ca.key"], "-out", Authority);
        Issue(openssl, "signer", "extendedKeyUsage=codeSigning");
        Issue(openssl, "tsa", "extendedKeyUsage=critical,timeStamping");
        openssl.Accept(
            "pkcs12", "-export", "-inkey", this["signer.key"], "-in", this["signer.pem"], "-certfile", Authority, "-out", this["signer.pfx"], "-passout", "pass:" + Password);
        openssl.Accept("pkcs8", "-topk8", "-in", this["signer.key"], "-out", this["locked.key"], "-v2", "aes-256-cbc", "-passout", "pass:" + Password);
        File.WriteAllText(this["tsa.cnf"], $"""
            [tsa]
            default_tsa = here
            [here]
            serial = {this["serial"]}
            signer_cert = {this["tsa.pem"]}
            signer_key = {this["tsa.key"]}
            signer_digest = sha256
            default_policy = 1.2.3.4
            digests = sha256, sha384, sha512

            """);
        File.WriteAllText(this["serial"], "01\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("codesign-").FullName;

    public string Authority => this["ca.pem"];

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>The answer to a time-stamp request (RFC 3161, section 2.4).</summary>
    public byte[] Stamp(byte[] request)
    {
        File.WriteAllBytes(this["request.tsq"], request);
        Validator.Require("openssl").Accept("ts", "-reply", "-config", this["tsa.cnf"], "-queryfile", this["request.tsq"], "-out", this["reply.tsr"]);
        return File.ReadAllBytes(this["reply.tsr"]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Issue(Validator openssl, string name, string usage)
    {
        openssl.Accept("req", "-newkey", "rsa:2048", "-noenc", "-subj", $"/CN={name}", "-keyout", this[name + ".key"], "-out", this[name + ".csr"]);
        File.WriteAllText(this[name + ".ext"], $"keyUsage=digitalSignature\n{usage}\n");
        openssl.Accept(
            "x509", "-req", "-in", this[name + ".csr"], "-CA", Authority, "-CAkey", this["ca.key"], "-CAcreateserial", "-days", "20", "-extfile", this[name + ".ext"], "-out", this[name + ".pem"]);
    }
}
