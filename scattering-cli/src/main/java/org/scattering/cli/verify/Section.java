package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import org.scattering.cli.picture.Figure;

/** One chapter of a report, filled as its claims are checked. Not thread-safe. */
public final class Section {
    private final String title;
    private final String text;
    private final List<String> notes = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Drawing> drawings = new ArrayList<>();

    /** A picture, its name as a file, and what is to be seen. */
    record Drawing(String name, Figure figure, String caption) {}

    Section(String title, String text) {
        this.title = title;
        this.text = text;
    }

    /** What was changed before it was checked, what was not checked and why, or which bound says nothing. */
    void note(String note) {
        notes.add(note);
    }

    void add(Claim claim) {
        claims.add(claim);
    }

    void add(Table table) {
        tables.add(table);
    }

    void draw(String name, Figure figure, String caption) {
        drawings.add(new Drawing(name, figure, caption));
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    /**
     * What was checked.
     *
     * @return the claims so far
     */
    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** Sentences that limit what the claims say. */
    List<String> notes() {
        return notes;
    }

    List<Table> tables() {
        return tables;
    }

    List<Drawing> drawings() {
        return drawings;
    }
}
