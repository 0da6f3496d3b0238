package org.scattering.cli.verify;

import java.util.List;
import org.scattering.cli.bench.Machine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The findings for programs. Numbers that are not finite are written as strings. */
final class JsonReport {
    static final String COMMAND = "scatter verify";

    private JsonReport() {}

    static String text(Findings findings, String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("command", COMMAND);
        json.put("holds", findings.violations().isEmpty());
        json.put("repeat", findings.repeat());
        json.set("machine", Machine.here(version));
        ObjectNode settings = json.putObject("settings");
        findings.settings().forEach(settings::put);
        json.put("bank", findings.inquiry().subject().bank());
        json.put("input", findings.inquiry().material().name());
        findings.inquiry().shape().forEach(json.putArray("shape")::add);
        json.put("seed", findings.inquiry().seed());
        json.put("trials", findings.inquiry().trials());
        json.put("seconds", findings.seconds());
        ArrayNode notes = json.putArray("notes");
        ArrayNode claims = json.putArray("claims");
        ArrayNode tables = json.putArray("tables");
        for (Section section : findings.sections()) {
            section.claims().forEach(claim -> claims.add(claim(section, claim)));
            section.notes()
                    .forEach(note ->
                            notes.addObject().put("section", section.title()).put("note", note));
            section.tables().forEach(table -> tables.add(table(section, table)));
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static ObjectNode claim(Section section, Claim claim) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("section", section.title());
        json.put("name", claim.name());
        json.put("formula", claim.formula());
        json.put("source", claim.source());
        json.put("bound", claim.bound());
        json.put("measured", claim.measured());
        json.put("holds", claim.holds());
        json.put("input", claim.input());
        json.put("seed", claim.seed());
        return json;
    }

    private static ObjectNode table(Section section, Table table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("section", section.title());
        json.put("name", table.name());
        table.columns().forEach(json.putArray("columns")::add);
        ArrayNode rows = json.putArray("rows");
        for (List<Object> row : table.rows()) {
            ArrayNode cells = rows.addArray();
            row.forEach(cells::addPOJO);
        }
        return json;
    }
}
