package org.labhub.console.internal.schemas;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.api.block.Blocks;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's page {@code schemas}: all of them, one of them ({@code ?id=}), or what differs between two ({@code &with=}). */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=schemas",
            ServletConstants.PLUGIN_TITLE + "=Schemas",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class SchemasPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient SchemaRegistry registry;
    private final transient SchemaParser parser;
    private final transient Blocks blocks;

    /**
     * Looks at nothing yet.
     *
     * @param registry that knows the schemas
     * @param parser that compares two
     * @param blocks whose frames have them
     */
    @Activate
    public SchemasPage(@Reference SchemaRegistry registry, @Reference SchemaParser parser, @Reference Blocks blocks) {
        this.registry = registry;
        this.parser = parser;
        this.blocks = blocks;
    }

    @Override
    protected Page page(HttpServletRequest request) {
        KnownSchemas known = new KnownSchemas(registry, blocks);
        String html = new SchemaHtml(known, parser).of(parameter(request, "id"), parameter(request, "with"));
        return new Page("schemas", "Schemas", html, List.of("page.js"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
