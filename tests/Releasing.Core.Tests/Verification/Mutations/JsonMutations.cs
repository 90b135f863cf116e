using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;

namespace Releasing.Core.Tests.Verification.Mutations;

/// <summary>Changes fields of a bundle so that it stays JSON: bytes inside base64, DER and notes, numbers, members gone, doubled or exchanged.</summary>
internal static class JsonMutations
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
    private static readonly JsonSerializerOptions s_compact = new();

    /// <summary>The systematic changes; each says whether it applied.</summary>
    public static IReadOnlyList<Func<JsonObject, string, bool>> Changes { get; } =
    [
        (bundle, path) => Do(() => bundle.Drop(path)),
        (bundle, path) => Do(() => bundle.Set(path, "")),
        (bundle, path) => Do(() => bundle.Set(path, 7)),
        (bundle, path) => Do(() => bundle.Set(path, new JsonObject())),
        (bundle, path) => Do(() => bundle.Set(path, "AAAA")),
        (bundle, path) => Bytes(bundle, path, bytes => bytes[0] ^= 1),
        (bundle, path) => Bytes(bundle, path, bytes => bytes[bytes.Length / 2] ^= 0x80),
        (bundle, path) => Bytes(bundle, path, bytes => bytes[^1] ^= 1),
    ];

    /// <summary>The paths of all texts and numbers.</summary>
    public static List<string> Leaves(JsonNode node)
    {
        var leaves = new List<string>();
        var open = new Stack<(JsonNode? Node, string Path)>([(node, "")]);
        while (open.TryPop(out var at))
        {
            var children = at.Node switch
            {
                JsonObject members => members.Select(member => (member.Value, member.Key)),
                JsonArray items => items.Select((item, index) => (item, index.ToString())),
                _ => null,
            };
            if (children is null)
            {
                leaves.Add(at.Path);
                continue;
            }

            foreach (var (child, name) in children)
            {
                open.Push((child, at.Path.Length == 0 ? name : $"{at.Path}/{name}"));
            }
        }

        return leaves;
    }

    /// <summary>One to three random changes.</summary>
    public static byte[] Mutate(JsonObject right, Random random)
    {
        var bundle = (JsonObject)right.DeepClone();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var leaves = Leaves(bundle);
            var path = leaves[random.Next(leaves.Count)];
            switch (random.Next(8))
            {
                case 0:
                    Changes[random.Next(Changes.Count)](bundle, path);
                    break;
                case 1:
                    bundle.Set(path, bundle.At(leaves[random.Next(leaves.Count)])?.DeepClone());
                    break;
                case 2:
                    bundle.Set(path, random.NextInt64(-2, 9).ToString());
                    break;
                case 3:
                    Characters(bundle, path, random);
                    break;
                default:
                    Bytes(bundle, path, bytes => bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)));
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(bundle.ToJsonString(random.Next(2) == 0 ? s_indented : s_compact));
    }

    private static void Characters(JsonObject bundle, string path, Random random)
    {
        if (bundle.At(path) is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0)
        {
            var characters = text.ToCharArray();
            characters[random.Next(characters.Length)] = "\n \u2014-0129aAzZ+/="[random.Next(15)];
            bundle.Set(path, new string(characters));
        }
    }

    private static bool Bytes(JsonObject bundle, string path, Action<byte[]> change)
    {
        if (bundle.At(path) is not JsonValue value || !value.TryGetValue<string>(out var text) || text.Length == 0)
        {
            return false;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
        {
            return false;
        }

        bytes = bytes[..length];
        change(bytes);
        bundle.Set(path, Convert.ToBase64String(bytes));
        return true;
    }

    private static bool Do(Action change)
    {
        change();
        return true;
    }
}
