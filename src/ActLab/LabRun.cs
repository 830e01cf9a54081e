using ActLab.Core;
using ActLab.Core.Lab;

namespace ActLab;

/// <summary>What is kept of one moment of a run for the curves.</summary>
/// <param name="Steps">Steps made.</param>
/// <param name="Loss">On the rows to train on.</param>
/// <param name="HeldOut">On the rows held out.</param>
/// <param name="Learned">The learned parameters of the hidden layers' activations, by layer; NaN where there is none.</param>
public readonly record struct CurvePoint(int Steps, double Loss, double HeldOut, double[] Learned);

/// <summary>A run of the lab as it is now, with the curves so far.</summary>
/// <param name="Setup">What makes this run up to here.</param>
/// <param name="Data">The data.</param>
/// <param name="Rate">The learning rate of the next step.</param>
/// <param name="Parameters">Number of parameters.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="HasDiverged">Whether the loss is no finite number any more.</param>
/// <param name="Snapshot">The network now.</param>
/// <param name="Curve">The moments measured, in the order of their steps; the last is now.</param>
/// <param name="Surface">What the network answers; null where rows have not two inputs.</param>
public sealed record LabMoment(
    LabSetup Setup, LabData Data, double Rate, int Parameters, int StepsPerEpoch, bool HasDiverged, Snapshot Snapshot, IReadOnlyList<CurvePoint> Curve, DecisionSurface? Surface);

/// <summary>A run of the lab that is watched: it can be moved on and back, and is measured where it stops.</summary>
public sealed class LabRun
{
    /// <summary>Moments kept at most; beyond that they are thinned to half as many, evenly.</summary>
    const int Most = 512;

    readonly LabSetup _setup;
    readonly RewindableRun _run;
    readonly List<CurvePoint> _curve = [];
    int _spacing;
    LabMoment? _now;

    /// <summary>The run before its first step.</summary>
    /// <exception cref="BadInputException">It cannot be done.</exception>
    public LabRun(LabSetup setup) => (_setup, _run) = (setup, new(setup.Start()));

    /// <summary>Steps made.</summary>
    public int Steps => _run.Run.Steps;

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => _run.Run.StepsPerEpoch;

    /// <summary>Whether the loss is no finite number any more, so that no step leads on.</summary>
    public bool HasDiverged => _run.Run.HasDiverged;

    /// <summary>The learning rate of the next step.</summary>
    public double Rate => _run.Run.Rate;

    /// <summary>One step.</summary>
    public void Step()
    {
        if (Steps == 0)
        {
            // The curves begin where the run does, even if nobody asked.
            Measure();
        }

        _run.Step();
        _now = null;
    }

    /// <summary>Gives the next step and all after it another learning rate.</summary>
    public void ChangeRate(double rate)
    {
        _run.ChangeRate(rate);
        _now = null;
    }

    /// <summary>Back to a step that was made; returns the step of the checkpoint that it went by.</summary>
    public int GoBackTo(int step)
    {
        _curve.RemoveAll(point => point.Steps > step);
        _now = null;
        return _run.GoBackTo(step);
    }

    /// <summary>Measures the network as it is now, once.</summary>
    public LabMoment Measure() => _now ??= MeasureNow();

    LabMoment MeasureNow()
    {
        var run = _run.Run;
        var snapshot = run.Measure();
        Keep(new(run.Steps, snapshot.Training.Loss, snapshot.HeldOut.Loss, [.. snapshot.Layers.Select(l => l.Learned ?? double.NaN)]));

        var setup = _setup with
        {
            Rate = run.Rates[0].Rate,
            RateChanges = [.. run.Rates.Skip(1).Where(change => change.Step < run.Steps)],
            Steps = run.Steps,
        };
        return new(setup, run.Data, run.Rate, run.Network.Parameters.Length, run.StepsPerEpoch, run.HasDiverged, snapshot, [.. _curve], DecisionSurface.Of(run));
    }

    /// <summary>Adds a moment to the curves; the one before it goes where it lies too close to the one before that.</summary>
    void Keep(CurvePoint now)
    {
        _curve.RemoveAll(point => point.Steps >= now.Steps);
        if (_curve.Count > 1 && _curve[^1].Steps - _curve[^2].Steps < _spacing)
        {
            _curve.RemoveAt(_curve.Count - 1);
        }

        _curve.Add(now);
        if (_curve.Count <= Most)
        {
            return;
        }

        _spacing = 2 * (now.Steps / Most);
        var last = _curve[0].Steps - _spacing;
        _curve.RemoveAll(point =>
        {
            var goes = point.Steps - last < _spacing && point.Steps != now.Steps;
            last = goes ? last : point.Steps;
            return goes;
        });
    }
}
