namespace Releasing.Formats.Icns;

/// <summary>A picture: four bytes for each pixel, red, green, blue and opacity, line by line from the top.</summary>
/// <param name="Width">Pixels in a line.</param>
/// <param name="Height">Lines.</param>
/// <param name="Pixels">The bytes.</param>
internal sealed record PngImage(int Width, int Height, byte[] Pixels)
{
    /// <summary>A smaller one: each new pixel is the mean of the area that it covers, colours weighted by their opacity. Whole numbers alone, so that every machine makes the same.</summary>
    /// <param name="size">Width and height of the new one, at most those of this one.</param>
    public PngImage Reduce(int size)
    {
        var pixels = new byte[size * size * 4];
        Parallel.For(0, size, row => ReduceRow(pixels, size, row));
        return new PngImage(size, size, pixels);
    }

    // A new pixel covers Width × Height small squares when every old one is cut into size × size of them.
    private void ReduceRow(byte[] pixels, int size, int row)
    {
        for (var column = 0; column < size; column++)
        {
            long red = 0, green = 0, blue = 0, opacity = 0;
            for (var y = row * Height / size; y * size < (row + 1) * Height; y++)
            {
                var high = Math.Min((y + 1) * size, (row + 1) * Height) - Math.Max(y * size, row * Height);
                for (var x = column * Width / size; x * size < (column + 1) * Width; x++)
                {
                    long wide = Math.Min((x + 1) * size, (column + 1) * Width) - Math.Max(x * size, column * Width);
                    var at = ((y * Width) + x) * 4;
                    var weight = wide * high * Pixels[at + 3];
                    red += weight * Pixels[at];
                    green += weight * Pixels[at + 1];
                    blue += weight * Pixels[at + 2];
                    opacity += weight;
                }
            }

            var area = (long)Width * Height;
            var place = ((row * size) + column) * 4;
            pixels[place + 3] = (byte)((opacity + (area / 2)) / area);
            if (opacity > 0)
            {
                pixels[place] = (byte)((red + (opacity / 2)) / opacity);
                pixels[place + 1] = (byte)((green + (opacity / 2)) / opacity);
                pixels[place + 2] = (byte)((blue + (opacity / 2)) / opacity);
            }
        }
    }
}
