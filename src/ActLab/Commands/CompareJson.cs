using ActLab.Core;
using ActLab.Jobs.Changes;

namespace ActLab.Commands;

/// <summary>The JSON of `compare`; low and high are null where there are too few launches for an interval.</summary>
static class CompareJson
{
    public static void Write(TextWriter output, JobChanges changes) => Json.Write(output, json => json.TopObject(() =>
    {
        json.Text("verdict", changes.Verdict.Word());
        json.Name("cases").Array(changes.Cases, change => json.Object(() =>
        {
            json.Text("case", change.Name);
            json.Number("ratio", change.Change.Ratio);
            json.Number("low", change.Change.Low);
            json.Number("high", change.Change.High);
            json.Text("verdict", change.Verdict.Word());
        }));
        json.Name("added").Array(changes.Added, added => json.Text(CaseChange.NameOf(added)));
        json.Name("removed").Array(changes.Removed, removed => json.Text(CaseChange.NameOf(removed)));
    }));
}
