package org.scattering.cli.verify;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The findings as one page that needs no other file. */
final class HtmlReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Scattering: the theory, verified</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 1200px; margin: 2em auto; padding: 0 1em; }
            h1 { font-size: 1.6em; } h2 { font-size: 1.2em; margin-top: 2.5em; border-bottom: 1px solid #ddd; }
            table { border-collapse: collapse; font-size: 0.9em; margin: 1em 0; display: block; overflow-x: auto; }
            caption { text-align: left; color: #666; padding: 0.3em 0; }
            th, td { text-align: left; padding: 0.25em 0.9em 0.25em 0; border-bottom: 1px solid #eee; vertical-align: top; }
            td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
            .formula { font-family: ui-monospace, monospace; font-size: 0.9em; color: #444; }
            .small { color: #666; font-size: 0.9em; } .holds { color: #228833; } .violated { color: #cc3311; font-weight: bold; }
            figure { margin: 1.5em 0; } img { max-width: 100%; } figcaption { color: #666; font-size: 0.9em; }
            </style>
            </head>
            <body>
            <h1>The theory, verified</h1>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private HtmlReport() {}

    static String page(Findings findings, Map<String, byte[]> pictures) {
        HtmlReport report = new HtmlReport();
        report.begin(findings);
        for (Section section : findings.sections()) {
            report.section(section, pictures);
        }
        return report.page + "</body>\n</html>\n";
    }

    private void begin(Findings findings) {
        boolean holds = findings.violations().isEmpty();
        page.append("<p class=\"")
                .append(holds ? "holds" : "violated")
                .append("\">")
                .append(escaped(findings.summary()))
                .append(".</p>\n");
        for (Claim claim : findings.violations()) {
            paragraph("violated", claim.name() + "; input " + claim.input() + "; seed " + claim.seed());
        }
        paragraph(
                "",
                "What is promised of the scattering transform, checked on "
                        + findings.inquiry().material().name() + " "
                        + findings.inquiry().shape() + " with the bank "
                        + findings.inquiry().subject().bank() + ". Every number and picture on this page was computed"
                        + " when the page was made; the theorems are those of the circular transform at full resolution.");
        paragraph("small", "Repeat it with: " + findings.repeat());
        paragraph(
                "small",
                findings.settings().toString() + ", seed " + findings.inquiry().seed() + ", "
                        + findings.inquiry().trials() + " trials, " + Math.round(findings.seconds()) + " s");
    }

    private void paragraph(String kind, String text) {
        page.append("<p class=\"")
                .append(kind)
                .append("\">")
                .append(escaped(text))
                .append("</p>\n");
    }

    private void section(Section section, Map<String, byte[]> pictures) {
        page.append("<h2>").append(escaped(section.title())).append("</h2>\n");
        paragraph("", section.text());
        section.notes().forEach(note -> paragraph("small", "Note: " + note + "."));
        if (!section.claims().isEmpty()) {
            claims(section.claims());
        }
        for (Section.Drawing drawing : section.drawings()) {
            byte[] png = pictures.getOrDefault(drawing.name(), new byte[0]);
            page.append("<figure><img alt=\"")
                    .append(escaped(drawing.caption()))
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(png))
                    .append("\">\n<figcaption>")
                    .append(escaped(drawing.caption()))
                    .append("</figcaption></figure>\n");
        }
        section.tables().forEach(this::table);
    }

    private void claims(List<Claim> claims) {
        page.append("<table>\n<tr><th></th><th>guarantee</th><th>measured</th><th>bound</th><th>worst on</th></tr>\n");
        for (Claim claim : claims) {
            page.append("<tr><td class=\"")
                    .append(claim.holds() ? "holds\">holds" : "violated\">violated")
                    .append("</td><td>")
                    .append(escaped(claim.name()))
                    .append("<br><span class=\"formula\">")
                    .append(escaped(claim.formula()))
                    .append("</span><br><span class=\"small\">")
                    .append(escaped(claim.source()))
                    .append("</span></td>");
            cell(claim.measured());
            cell(claim.bound());
            cell(claim.input());
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void table(Table table) {
        page.append("<table><caption>").append(escaped(table.name())).append("</caption>\n<tr>");
        table.columns().forEach(c -> page.append("<th>").append(escaped(c)).append("</th>"));
        page.append("</tr>\n");
        for (List<Object> row : table.rows()) {
            page.append("<tr>");
            row.forEach(this::cell);
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void cell(Object value) {
        String text = value instanceof Double number ? Numbers.text(number) : value.toString();
        page.append(value instanceof Number ? "<td class=\"number\">" : "<td>")
                .append(escaped(text))
                .append("</td>");
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
