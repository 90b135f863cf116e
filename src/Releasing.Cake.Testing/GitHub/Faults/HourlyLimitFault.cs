using System.Globalization;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>The limit of the hour is used up.</summary>
internal sealed class HourlyLimitFault(TimeSpan reset) : Fault("hourly limit")
{
    internal override Task PlayAsync(FaultScene scene)
    {
        var refusal = new Refusal(403, "API rate limit exceeded for user ID 1.");
        refusal.Headers["x-ratelimit-remaining"] = "0";
        refusal.Headers["x-ratelimit-reset"] = (scene.Now + reset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return scene.InsteadAsync(refusal.ToReply(Responder.Documentation));
    }
}
