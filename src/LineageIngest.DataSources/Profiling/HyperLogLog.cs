using System.Numerics;

namespace LineageIngest.DataSources.Profiling;

/// <summary>
/// How many different values there were, in 16 KiB, to 0.8 % (one standard error): Flajolet, Fusy, Gandouet and Meunier,
/// https://algo.inria.fr/flajolet/Publications/FlFuGaMe07.pdf, with 64 bits of hash, so that the correction for large numbers is not needed.
/// </summary>
sealed class HyperLogLog
{
    const int Bits = 14;
    const int Registers = 1 << Bits;
    const double Bias = 0.7213 / (1 + 1.079 / Registers);

    /// <summary>The standard error, as a share of the number.</summary>
    public const double Error = 0.0081;

    readonly byte[] _registers = new byte[Registers];

    public void Add(ulong hash)
    {
        ref var register = ref _registers[hash >> (64 - Bits)];
        var rank = (byte)(BitOperations.LeadingZeroCount((hash << Bits) | (1ul << (Bits - 1))) + 1);
        if (rank > register)
            register = rank;
    }

    public long Count()
    {
        var (sum, empty) = (0.0, 0);
        foreach (var register in _registers)
        {
            sum += Math.ScaleB(1, -register);
            empty += register == 0 ? 1 : 0;
        }
        var estimate = Bias * Registers * Registers / sum;
        // Few values leave registers empty, and their number says more than the sum.
        return (long)Math.Round(estimate <= 2.5 * Registers && empty > 0 ? Registers * Math.Log((double)Registers / empty) : estimate);
    }
}
