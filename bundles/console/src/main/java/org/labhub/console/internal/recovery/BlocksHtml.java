package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.cell;
import static org.labhub.console.internal.html.Html.escaped;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.BlockSummary;

/** All blocks at a glance, as HTML: the worst first. */
final class BlocksHtml {

    private static final String HEAD = """
            <div class="wide"><table id="blocks"><thead><tr><th>Block</th><th>Health</th><th>Writer</th><th class="n">Consumers</th>\
            <th class="n">Frames/s</th><th class="n">Frames</th><th class="n">Size</th><th>What</th></tr></thead><tbody>
            """;

    private BlocksHtml() {}

    static String of(List<BlockSummary> blocks) {
        return blocks.isEmpty() ? "<p class=\"soft\">There are no blocks.</p>\n" : HEAD + rows(blocks);
    }

    static String summary(List<BlockSummary> blocks) {
        long wrong = blocks.stream()
                .filter(block -> block.health().compareTo(BlockHealth.WRONG) >= 0)
                .count();
        return "<p class=\"soft\" id=\"summary\">" + blocks.size() + (blocks.size() == 1 ? " block, " : " blocks, ")
                + (wrong == 0 ? "nothing is wrong." : "<b class=\"lost\">something is wrong in " + wrong + ".</b>")
                + "</p>\n";
    }

    private static String rows(List<BlockSummary> blocks) {
        return blocks.stream()
                .sorted(Comparator.comparing(BlockSummary::health).reversed().thenComparing(BlockSummary::block))
                .map(BlocksHtml::row)
                .collect(Collectors.joining("", "", "</tbody></table></div>\n"));
    }

    private static String row(BlockSummary block) {
        String name = escaped(block.block());
        return "<tr data-block=\"" + name + "\">"
                + cell("<a href=\"?block=" + name + "\"><b>" + name + "</b></a>")
                + cell(Words.state(block.health()))
                + cell(escaped(block.writerName()) + " "
                        + block.writer().map(Words::state).orElse("<span class=\"soft\">nobody</span>"))
                + Words.number(block.consumers())
                + "<td class=\"n\">" + String.format(Locale.ROOT, "%.1f", block.framesPerSecond()) + "</td>"
                + Words.number(block.committed())
                + "<td class=\"n\">" + Words.mebi(block.bytes()) + "</td>"
                + Words.wide(escaped(block.worst())) + "</tr>\n";
    }
}
