using System.Globalization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>The JSON of `ulp`: one object for each kernel.</summary>
static class UlpJson
{
    public static void Write(TextWriter output, IReadOnlyList<TimedReport> reports) => Json.Write(output, json =>
        json.Array(reports, report => json.TopObject(() => Write(json, report.Report, report.Elapsed))));

    static void Write(Json json, UlpReport report, TimeSpan elapsed)
    {
        var (subject, errors) = (report.Subject, report.Errors);
        json.Text("activation", subject.Activation.Id);
        ParameterJson.Write(json, subject.Activation.Parameters);
        json.Text("kernel", KernelNames.Of(subject));
        json.Text("quantity", subject.Quantity.Word());
        json.Text("number", subject.Number.Word());
        json.Integer("checked", errors.Checked);
        json.Flag("exhaustive", errors.Exhaustive);
        json.Number("maxUlp", errors.Max);
        Write(json, subject.Number, "atX", "atBits", errors.At);
        json.Number("meanUlp", errors.Mean);
        json.Number("correctlyRounded", errors.CorrectlyRounded);
        json.Name("histogram").Array(errors.Histogram, bin => json.Object(() =>
        {
            json.Number("above", bin.Above);
            json.Number("upTo", bin.UpTo);
            json.Integer("count", bin.Count);
        }));
        json.Integer("wrongSpecialCount", errors.WrongSpecialCount);
        json.Name("wrongSpecials").Array(errors.WrongSpecials, wrong => json.Object(() =>
        {
            json.Text("kind", UlpText.Kind(wrong.Kind));
            Write(json, subject.Number, "x", "xBits", wrong.At);
            Value(json, subject.Number, "got", wrong.Got);
            Value(json, subject.Number, "want", wrong.Want);
        }));
        json.Name("lengthDependent").Object(() =>
        {
            json.Integer("checked", report.Lengths.Checked);
            json.Integer("count", report.Lengths.Count);
            Write(json, subject.Number, "x", "xBits", report.Lengths.First);
        });
        json.Number("seconds", Math.Round(elapsed.TotalSeconds, 3));
    }

    static void Write(Json json, NumberType type, string name, string bitsName, Input? input)
    {
        Value(json, type, name, input?.X);
        json.Text(bitsName, input is { } at ? "0x" + at.Bits.ToString(type == NumberType.F32 ? "X8" : "X16", CultureInfo.InvariantCulture) : null);
    }

    static void Value(Json json, NumberType type, string name, double? value)
    {
        if (type == NumberType.F32 && value is { } single)
        {
            json.Number(name, (float)single);
        }
        else
        {
            json.Number(name, value);
        }
    }
}
