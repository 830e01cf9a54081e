namespace ActLab.Core.VectorActivations.Parts;

/// <summary>How many inputs a vector activation takes.</summary>
static class Lengths
{
    /// <summary>Any number of them but none; as many outputs.</summary>
    /// <exception cref="BadInputException">There are none.</exception>
    public static int Some(string id, int inputs) => inputs > 0 ? inputs : throw new BadInputException($"{id} takes one input or more");

    /// <summary>Two for each output, first all the first ones.</summary>
    /// <exception cref="BadInputException">There are none, or an odd number.</exception>
    public static int Halves(string id, int inputs) => inputs > 0 && inputs % 2 == 0
        ? inputs / 2
        : throw new BadInputException($"{id} takes an even number of inputs, two for each output, not {inputs}");
}
