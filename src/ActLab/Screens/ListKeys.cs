using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The keys that move the selection, the same in every list.</summary>
static class ListKeys
{
    const int Page = 10, All = int.MaxValue / 2;

    /// <summary>What those do that need telling.</summary>
    public static Hint[] Hints { get; } = [new("PgUp PgDn", "by ten"), new("Home End", "first, last")];

    /// <summary>By how many places a key moves it, far beyond the ends for the first and the last; null for other keys.</summary>
    public static int? Steps(KeyInput key) => key.Key switch
    {
        Key.Up => -1,
        Key.Down => 1,
        Key.PageUp => -Page,
        Key.PageDown => Page,
        Key.Home => -All,
        Key.End => All,
        _ => null,
    };

    /// <summary>By how many places the wheel moves it; null for what else the mouse does.</summary>
    public static int? Steps(MouseInput mouse) => mouse.Action switch
    {
        MouseAction.WheelUp => -1,
        MouseAction.WheelDown => 1,
        _ => null,
    };

    /// <summary>The item so many places from the one selected, among those shown.</summary>
    public static int Moved(List<int> shown, int selected, int by) =>
        shown.Count == 0 ? selected : shown[Math.Clamp(shown.IndexOf(selected) + by, 0, shown.Count - 1)];
}
