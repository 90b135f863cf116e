namespace Releasing.Effects;

/// <summary>What the world looks like compared with what an effect wants.</summary>
public enum ProbeState
{
    /// <summary>It is not there yet: applying creates it.</summary>
    Absent,

    /// <summary>It is there with the same bytes or content: nothing to do.</summary>
    Same,

    /// <summary>Something else is there under the same name: the run stops.</summary>
    Conflict,

    /// <summary>It cannot be compared because the file is not built yet; seen only while planning.</summary>
    Unknown,
}
