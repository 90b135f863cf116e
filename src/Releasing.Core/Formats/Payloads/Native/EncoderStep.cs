namespace Releasing.Formats.Payloads.Native;

/// <summary>What one call of an encoder did.</summary>
/// <param name="Consumed">Bytes taken from the input.</param>
/// <param name="Written">Bytes put into the output.</param>
/// <param name="Ended">Whether everything is out, trailer included.</param>
internal readonly record struct EncoderStep(int Consumed, int Written, bool Ended);
