using ActLab.Commands;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab.Screens.StatisticsPanes;

/// <summary>The units of one layer as rows of cells, the number of its first unit before each row.</summary>
sealed class UnitStrip
{
    readonly int _units, _cells, _gutter;
    int _perCell = 1;

    /// <summary>The units of a layer, a cell for each, in so many columns.</summary>
    public UnitStrip(UnitStates states, int columns)
    {
        States = states;
        _units = states.Units;
        _gutter = NumberText.Of(Math.Max(0, _units - 1)).Length + 1;
        _cells = columns - _gutter;
    }

    /// <summary>What became of the units.</summary>
    public UnitStates States { get; }

    /// <summary>Rows of cells.</summary>
    public int Rows => (_units + (_cells * _perCell) - 1) / (_cells * _perCell);

    /// <summary>Units by state, and what a cell stands for.</summary>
    public string Summary => $"{_units} units{Sharing}: {UnitText.Counts(States)}";

    /// <summary>How many units share a cell, where they do.</summary>
    public string Sharing => _perCell > 1 ? $", {_perCell} to a cell" : "";

    /// <summary>Shades by quarters.</summary>
    public static string Shades(bool ascii) => ascii ? ".:+#" : "·░▒▓";

    /// <summary>Lets a cell stand for as many units as it must for so many rows.</summary>
    public void LimitTo(int rows) => _perCell = Math.Max(1, (_units + (_cells * rows) - 1) / (_cells * rows));

    /// <summary>Draws the cells, that of the unit selected emphasized; a negative number selects none.</summary>
    public void Draw(Frame frame, Area area, int unit, bool ascii)
    {
        for (var cell = 0; cell * _perCell < _units; cell++)
        {
            var (column, row, first) = (cell % _cells, cell / _cells, cell * _perCell);
            if (column == 0)
            {
                frame.Write(area, 0, row, NumberText.Of(first).PadLeft(_gutter - 1), frame.Theme.Dim);
            }

            var (state, saturated) = States.Worst(first, Math.Min(_perCell, _units - first));
            var isSelected = unit >= first && unit < first + _perCell;
            frame.Set(area, _gutter + column, row, Sign(state, saturated, ascii), isSelected ? frame.Theme.Selection : StyleOf(frame.Theme, state));
        }
    }

    static char Sign(UnitState state, double saturated, bool ascii) => state switch
    {
        UnitState.Dead => 'X',
        UnitState.Saturated => 'S',
        UnitState.Dormant => 'd',
        UnitState.Unknown => '?',
        _ => Shades(ascii)[(int)Math.Clamp(4 * saturated, 0, 3)],
    };

    static Style StyleOf(Theme theme, UnitState state) => state switch
    {
        UnitState.Dead => theme.Fail,
        UnitState.Alive => theme.Pass,
        _ => theme.Warn,
    };
}
