package org.doudi.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Delivers a file and waits for what comes of it, without a scheduler. */
@Component
class Delivering {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String VILLAGE = "320402001001";
    static final String PERSONS = "id_no,name,birth,category,cert_no,household_cert_no,relation_to_head,"
            + "living_address,living_division,hukou_division,from,to\n";
    static final String FAMILIES = "cert_no,head_id_no,head_name,member_id_nos,member_relations,covered_members,"
            + "single_person,household_income_month,benefit_month,class,hukou_type,taper_until,division,from,to,"
            + "member_names,authorisation_no,authorised_until\n";
    static final String PENSIONS = "id_no,month,name,type,amount,basic_part\n";
    static final String PAYMENTS = "id_no,month,cert_no,name,amount,top_up,back_pay,bank_card,pay_date,status\n";

    private final Deliveries deliveries;
    private final Loading loading;
    private final KeptFiles files;

    Delivering(Deliveries deliveries, Loading loading, KeptFiles files) {
        this.deliveries = deliveries;
        this.loading = loading;
        this.files = files;
    }

    Delivery deliver(String dataset, String content) {
        return deliver(dataset, content.getBytes(StandardCharsets.UTF_8));
    }

    Delivery deliver(String dataset, byte[] content) {
        var id = receive(dataset, content);
        loading.loadUntilEnded(id);
        return deliveries.find(id).orElseThrow();
    }

    UUID receive(String dataset, byte[] content) {
        return deliveries.receive(
                dataset, dataset + ".csv", TODAY, new ByteArrayInputStream(content), new Sender.Platform("test"));
    }

    /** The rows given back, as their file has them. */
    String rejected(Delivery delivery) {
        try (var file = files.read(files.rejected(delivery.id()))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    /** The same without quotation marks, to look for sentences in. */
    String reasons(Delivery delivery) {
        return rejected(delivery).replace("\"", "");
    }

    /** A row of hardship_person. */
    static String person(int n, String family, String relation) {
        return "%s,%s,,低保,%s,%s,%s,和平路 1 号,%s,%s,2025-01-01,\n"
                .formatted(SamplePeople.id(n), SamplePeople.name(n), family, family, relation, VILLAGE, VILLAGE);
    }

    /** A row of dibao_family with one member who signed an authorisation until the day. */
    static String family(String certificate, int n, String authorisedUntil) {
        return "%s,%s,%s,%s,本人或户主,1,是,0,820.00,,城镇,,%s,2025-01-01,,%s,A-%s,%s\n"
                .formatted(
                        certificate,
                        SamplePeople.id(n),
                        SamplePeople.name(n),
                        SamplePeople.id(n),
                        VILLAGE,
                        SamplePeople.name(n),
                        certificate,
                        authorisedUntil);
    }

    /** A row of pension_payment. */
    static String pension(int n, String month, String amount) {
        return "%s,%s,%s,城乡居民,%s,\n".formatted(SamplePeople.id(n), month, SamplePeople.name(n), amount);
    }

    /** A row of dibao_payment. */
    static String payment(int n, String month, String amount) {
        return "%s,%s,C1,%s,%s,,,6299990000000000017,2026-11-10,已发放\n"
                .formatted(SamplePeople.id(n), month, SamplePeople.name(n), amount);
    }
}
