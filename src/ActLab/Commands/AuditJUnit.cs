using System.Text;
using System.Xml;
using ActLab.Core;
using ActLab.Core.Audit;

namespace ActLab.Commands;

/// <summary>The results of `audit` as JUnit XML: a test case for each audit, failed unless it passed.</summary>
static class AuditJUnit
{
    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, IReadOnlyList<AuditResult> results)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { Indent = true, OmitXmlDeclaration = true, CheckCharacters = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "actlab audit");
            Count(xml, "tests", results.Count);
            Count(xml, "failures", results.Count(r => r.Verdict != Verdict.Pass));
            Count(xml, "errors", 0);
            Count(xml, "skipped", 0);
            foreach (var result in results)
            {
                Write(xml, result);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n");
        output.Flush();
    }

    static void Write(XmlWriter xml, AuditResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "actlab.audit." + result.Activation);
        xml.WriteAttributeString("name", result.Subject);
        var lines = string.Join('\n', result.Findings.Select(f => $"{f.Kind}: {f.Message}\n    {f.Reproduce}"));
        if (result.Verdict != Verdict.Pass)
        {
            var decisive = result.Findings.OrderByDescending(f => f.Fails).FirstOrDefault();
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", decisive?.Kind ?? result.Verdict.Word());
            xml.WriteAttributeString("message", decisive?.Message ?? result.Verdict.Word());
            xml.WriteString(lines);
            xml.WriteEndElement();
        }
        else if (lines.Length > 0)
        {
            xml.WriteElementString("system-out", lines);
        }

        xml.WriteEndElement();
    }

    static void Count(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, NumberText.Of(count));
}
