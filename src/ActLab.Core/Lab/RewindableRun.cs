namespace ActLab.Core.Lab;

/// <summary>
/// A run with checkpoints along its way. It can be taken back to any step and has there the bits that it had: from the checkpoint before,
/// the steps in between are made again.
/// </summary>
public sealed class RewindableRun
{
    /// <summary>Checkpoints at most, and numbers in all of them: 64 MB.</summary>
    const int Most = 64, MostNumbers = 1 << 23;

    readonly List<RunState> _checkpoints;
    readonly int _most;
    int _spacing = 10;

    /// <summary>The run, from where it is on.</summary>
    public RewindableRun(TrainingRun run)
    {
        Run = run;
        _checkpoints = [run.Save()];
        _most = Math.Clamp(MostNumbers / (_checkpoints[0].Parameters.Length + _checkpoints[0].Memory.Length), 1, Most);
    }

    /// <summary>The run.</summary>
    public TrainingRun Run { get; }

    /// <summary>The steps that checkpoints were taken at, in their order; the first is where the run began.</summary>
    public IEnumerable<int> Checkpoints => _checkpoints.Select(c => c.Steps);

    /// <summary>One step.</summary>
    public void Step()
    {
        Run.Step();
        if (Run.Steps % _spacing == 0 && Run.Steps > _checkpoints[^1].Steps)
        {
            _checkpoints.Add(Run.Save());
            Thin();
        }
    }

    /// <summary>Gives the next step and all after it another learning rate. What lay ahead is no part of the run any more.</summary>
    public void ChangeRate(double rate)
    {
        _checkpoints.RemoveAll(c => c.Steps > Run.Steps);
        Run.ChangeRate(rate);
    }

    /// <summary>Takes the run back to a step that it has made.</summary>
    /// <param name="step">Steps from the beginning, at most those made.</param>
    /// <returns>The step of the checkpoint from which on steps were made again.</returns>
    public int GoBackTo(int step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Run.Steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, _checkpoints[0].Steps);
        var from = _checkpoints.FindLast(c => c.Steps <= step)!;
        Run.Restore(from);
        while (Run.Steps < step)
        {
            Step();
        }

        return from.Steps;
    }

    /// <summary>Where there are too many, every second one is dropped, so that they stay evenly spaced.</summary>
    void Thin()
    {
        while (_checkpoints.Count > _most)
        {
            _spacing *= 2;
            _checkpoints.RemoveAll(c => c.Steps > _checkpoints[0].Steps && c.Steps % _spacing != 0);
        }
    }
}
