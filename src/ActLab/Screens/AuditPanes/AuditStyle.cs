using ActLab.Core.Audit;
using ActLab.Terminal;

namespace ActLab.Screens.AuditPanes;

/// <summary>The styles of verdicts and opinions.</summary>
static class AuditStyle
{
    public static Style Of(Theme theme, Verdict verdict) => verdict switch
    {
        Verdict.Pass => theme.Pass,
        Verdict.Fail => theme.Fail,
        _ => theme.Warn,
    };

    public static Style Of(Theme theme, Opinion opinion) => opinion switch
    {
        Opinion.Agrees => theme.Pass,
        Opinion.Refutes => theme.Fail,
        _ => theme.Warn,
    };
}
