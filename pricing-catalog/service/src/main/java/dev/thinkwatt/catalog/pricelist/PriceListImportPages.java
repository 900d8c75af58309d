package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Takes a file of prices, from a disk or a clipboard, to show what it would change. */
@Path(PriceListImportPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class PriceListImportPages {

    static final String PATH = "/console/catalog/price-list-import";

    @CheckedTemplate(basePath = "pricelist")
    static class Templates {
        static native TemplateInstance upload(
                String name, List<String> lists, String text, FieldProblems problems, List<Violation> faults);
    }

    /** The list that a file is to be compared with. */
    record Target(
            @Identifier @Pattern(regexp = "(?!preview$).*", message = "must not be preview")
            String name) {}

    private final PriceListRepository lists;
    private final PriceListUploads uploads;
    private final Validator validator;

    PriceListImportPages(PriceListRepository lists, PriceListUploads uploads, Validator validator) {
        this.lists = lists;
        this.uploads = uploads;
        this.validator = validator;
    }

    @GET
    public TemplateInstance form(@QueryParam("name") @DefaultValue("litellm") String name) {
        return page(name, "", FieldProblems.NONE, List.of());
    }

    /** A file that cannot be read is not kept. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestForm @DefaultValue("") String name,
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @RestForm @DefaultValue("") String text)
            throws IOException {
        Target target = new Target(name.strip());
        byte[] bytes = bytes(files, text);
        FieldProblems problems = FieldProblems.of(validator.validate(target));
        if (bytes.length == 0) {
            problems = problems.and(FieldProblems.of("file", "must be chosen, or its text pasted below"));
        }
        if (!problems.isEmpty()) {
            return FormAgain.wrong(page(name, text, problems, List.of()));
        }
        try {
            String sha256 = uploads.keep(bytes);
            return Response.seeOther(URI.create(Address.of(PATH + "/" + sha256)
                            .with("name", target.name())
                            .toString()))
                    .build();
        } catch (ProblemException unreadable) {
            return FormAgain.wrong(
                    page(name, text, FieldProblems.NONE, unreadable.problem().violations()));
        }
    }

    /** Of the file, or of the text where none was chosen: then its part has no bytes. */
    private static byte[] bytes(List<FileUpload> files, String text) throws IOException {
        for (FileUpload file : files) {
            byte[] bytes = Files.readAllBytes(file.uploadedFile());
            if (bytes.length > 0) {
                return bytes;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private TemplateInstance page(String name, String text, FieldProblems problems, List<Violation> faults) {
        List<String> known = lists.page("", 200).stream().map(list -> list.name).toList();
        return Templates.upload(name, known, text, problems, faults);
    }
}
