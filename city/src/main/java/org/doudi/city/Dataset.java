package org.doudi.city;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The datasets the city delivers, with the columns of their catalogue entry, the key first. In order of delivery. */
enum Dataset {
    HARDSHIP_PERSON(
            62_000,
            "id_no,name,birth,category,cert_no,household_cert_no,relation_to_head,living_address,living_division,"
                    + "hukou_division,from,to"),
    DIBAO_FAMILY(
            24_000,
            "cert_no,head_id_no,head_name,member_id_nos,member_relations,covered_members,single_person,"
                    + "household_income_month,benefit_month,class,hukou_type,taper_until,division,from,to,member_names,"
                    + "authorisation_no,authorised_until"),
    DIBAO_EDGE_FAMILY(
            9_000,
            "cert_no,head_id_no,head_name,member_id_nos,member_relations,income_pc,division,valid_from,valid_to,"
                    + "member_names,authorisation_no,authorised_until"),
    RIGID_FAMILY(
            5_000,
            "cert_no,head_id_no,head_name,member_id_nos,member_relations,income_12m,rigid_total,ratio,division,"
                    + "valid_from,valid_to,member_names,authorisation_no,authorised_until"),
    TEKUN_PERSON(
            8_000,
            "id_no,name,mode,adl_level,institution,carer_id_no,obligor_state,division,from,to,end_reason,"
                    + "authorisation_no,authorised_until"),
    DIBAO_PAYMENT(2_350_000, "id_no,month,cert_no,name,amount,top_up,back_pay,bank_card,pay_date,status"),
    DISABILITY_CERT(118_000, "disab20,id_no,name,type,grade,prev_grade,change,issued_on,first_on,until,division"),
    PENSION_PAYMENT(950_000, "id_no,month,name,type,amount,basic_part"),
    EMPLOYMENT_REGISTRATION(
            610_000,
            "id_no,start,name,employer,uscc,end,wage_base_month,pension_scheme,pension_status,paid_to_month,"
                    + "medical_scheme"),
    DEATH_CANCELLATION(265_000, "id_no,name,birth,death_date,cancelled_on"),
    RESIDENCE_PERMIT(1_482_000, "id_no,name,origin,address,valid_to"),
    INSURANCE_ENROLMENT(310_000, "id_no,year,name,scheme,insured_city,status,paid_on,subsidy,subsidy_class"),
    MEDICAL_SETTLEMENT_LOWINCOME(
            2_800_000,
            "settle_no,id_no,name,org,in_or_out,admitted,discharged,icd10,total,covered,basic_paid,major_paid,"
                    + "aid_paid,supplement_paid,selfpay_in_catalogue,selfpay_total,reversal_of"),
    LARGE_MEDICAL_EXPENSE(
            96_000,
            "id_no,as_of,name,birth,division,scheme,covered_12m,paid_12m,selfpay_in_catalogue_12m,selfpay_12m,"
                    + "single_max"),
    STUDENT_RECORD(420_000, "id_no,name,birth,guardian_id_no,school,school_code,stage,grade,is_boarder,status"),
    VEHICLE_REGISTRATION(
            900_000, "plate_no,owner_id,owner_name,type,use_nature,brand,first_reg,est_value,disabled_vehicle,status"),
    REAL_ESTATE(560_000, "cert_no,owner_id,owner_name,share,area,use,resettlement,acquired_on,address_division"),
    MARKET_ENTITY(310_000, "uscc,person_id,role,person_name,subscribed_capital,status,established_on"),
    TAX_INCOME(120_000, "id_no,month,name,income_class,amount,withholding_uscc");

    private static final List<Dataset> FIRST_SEVEN = List.of(
            HARDSHIP_PERSON,
            DIBAO_FAMILY,
            DIBAO_EDGE_FAMILY,
            DIBAO_PAYMENT,
            DISABILITY_CERT,
            PENSION_PAYMENT,
            EMPLOYMENT_REGISTRATION);

    private final int rowsOfTheCity;
    private final String columns;

    Dataset(int rowsOfTheCity, String columns) {
        this.rowsOfTheCity = rowsOfTheCity;
        this.columns = columns;
    }

    static List<Dataset> of(Coverage coverage) {
        return switch (coverage) {
            case FIRST_SEVEN -> FIRST_SEVEN;
            case ALL -> List.copyOf(Arrays.asList(values()));
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rows that the departments of the whole city are expected to send, as the catalogue states. */
    int rowsOfTheCity() {
        return rowsOfTheCity;
    }

    List<String> columns() {
        return List.of(columns.split(",", -1));
    }
}
