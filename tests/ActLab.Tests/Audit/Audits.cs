using ActLab.Core.Audit;
using ActLab.Core.Expressions;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Runs audits under the test's own cancellation.</summary>
static class Audits
{
    public static AuditResult Run(AuditSubject subject, AuditOptions? options = null) =>
        GradientAudit.Run(subject, options ?? new(), null, TestContext.Current.CancellationToken);

    public static AuditResult Run(string f, string df, AuditOptions? options = null) =>
        Run(new FormulaSubject(Expression.Parse(f), Expression.Parse(df)), options);
}
