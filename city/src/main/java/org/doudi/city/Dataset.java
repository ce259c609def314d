package org.doudi.city;

import java.util.List;

/** The datasets the city delivers, with the columns of their catalogue entry, the key first. In order of delivery. */
enum Dataset {
    HARDSHIP_PERSON(
            "hardship_person",
            "id_no,name,birth,category,cert_no,household_cert_no,relation_to_head,living_address,living_division,"
                    + "hukou_division,from,to"),
    DIBAO_FAMILY(
            "dibao_family",
            "cert_no,head_id_no,head_name,member_id_nos,member_relations,covered_members,single_person,"
                    + "household_income_month,benefit_month,class,hukou_type,taper_until,division,from,to,member_names,"
                    + "authorisation_no,authorised_until"),
    DIBAO_EDGE_FAMILY(
            "dibao_edge_family",
            "cert_no,head_id_no,head_name,member_id_nos,member_relations,income_pc,division,valid_from,valid_to,"
                    + "member_names,authorisation_no,authorised_until"),
    DIBAO_PAYMENT("dibao_payment", "id_no,month,cert_no,name,amount,top_up,back_pay,bank_card,pay_date,status"),
    DISABILITY_CERT(
            "disability_cert", "disab20,id_no,name,type,grade,prev_grade,change,issued_on,first_on,until,division"),
    PENSION_PAYMENT("pension_payment", "id_no,month,name,type,amount,basic_part"),
    EMPLOYMENT_REGISTRATION(
            "employment_registration",
            "id_no,start,name,employer,uscc,end,wage_base_month,pension_scheme,pension_status,paid_to_month,"
                    + "medical_scheme");

    private final String code;
    private final String columns;

    Dataset(String code, String columns) {
        this.code = code;
        this.columns = columns;
    }

    String code() {
        return code;
    }

    List<String> columns() {
        return List.of(columns.split(",", -1));
    }
}
