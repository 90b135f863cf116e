using System.Text.Json;

namespace Releasing.Sboms.CycloneDx;

/// <summary>People and organisations (CycloneDX 1.6, <c>organizationalContact</c> and <c>organizationalEntity</c>).</summary>
internal static class CycloneDxParty
{
    public static void WriteContact(Utf8JsonWriter json, BomParty party)
    {
        json.WriteStartObject();
        json.WriteString("name", party.Name);
        json.Optional("email", MailAddress.Of(party.Email));
        json.WriteEndObject();
    }

    public static void WriteOrganization(Utf8JsonWriter json, string member, BomParty party)
    {
        json.WriteStartObject(member);
        json.WriteString("name", party.Name);
        if (party.IsPerson || MailAddress.Of(party.Email) is not null)
        {
            json.WriteStartArray("contact");
            WriteContact(json, party);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
