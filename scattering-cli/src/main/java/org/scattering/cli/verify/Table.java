package org.scattering.cli.verify;

import java.util.List;

/**
 * Numbers of a report.
 *
 * @param name what they are
 * @param columns what each column is, with its unit
 * @param rows texts and numbers
 */
record Table(String name, List<String> columns, List<List<Object>> rows) {
    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
