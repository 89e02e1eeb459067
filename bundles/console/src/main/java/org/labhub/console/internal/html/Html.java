package org.labhub.console.internal.html;

/** Makes HTML of what others wrote; nothing in it becomes markup. */
public final class Html {

    private Html() {}

    /**
     * A text.
     *
     * @param text by anybody
     * @return the same to read
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A state, in a word that says it all and a colour.
     *
     * @param word text
     * @param tone {@code good}, {@code warn}, {@code bad} or empty
     * @return the same to read
     */
    public static String state(String word, String tone) {
        return "<span class=\"state " + tone + "\">" + escaped(word) + "</span>";
    }

    /**
     * A cell of a table.
     *
     * @param html its content
     * @return the cell
     */
    public static String cell(String html) {
        return "<td>" + html + "</td>";
    }
}
