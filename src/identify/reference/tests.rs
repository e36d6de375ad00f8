use super::*;

#[track_caller]
fn check(line: &str, expected: &[(&str, How)]) {
    let found = references(line);
    let found: Vec<(&str, How)> = found.iter().map(|n| (n.number.as_str(), n.how)).collect();
    assert_eq!(found, expected, "{line}");
}

#[test]
fn all_shapes_are_read_after_a_cue() {
    for number in [
        "KS 2018/114",
        "KS/2018:245",
        "KS/2013:1210",
        "2017/KS 0001 001",
        "2023/BUN 0214",
        "2016/KS0123",
        "STK-2014-1045",
        "0993/12",
        "KS-612/2008",
        "09/KS 0334",
        "KU.2017.3",
        "M2008/2398/A",
        "Fi2026/01234",
        "N161-1069/24",
        "FAB 2024-00057",
        "2025-00312",
        "EH 25/031",
        "P-2025:17",
        "25/KS 0412-18",
        "418-9012-2022",
        "511-2210-23",
        "A412.338/2022",
        "1.5.1-402/2016",
        "HE-DNR-2023-712",
        "HSN/231456",
        "Af-2024/0011 2233",
        "IFN 2021/00045-1.3.2",
    ] {
        check(&format!("Dnr {number}"), &[(number, How::Cue)]);
    }
}

#[test]
fn ours_and_theirs_are_told_apart() {
    check(
        "Vår beteckning: EE-2025-0118 Er beteckning: KS 2024/0412",
        &[("EE-2025-0118", How::Ours), ("KS 2024/0412", How::Theirs)],
    );
    check(
        "remiss KS 2024/0412 (vårt dnr VAL 2025/3)",
        &[("VAL 2025/3", How::Ours)],
    );
    check(
        "Remiss från Trafiknämnden, dnr T 2024-313-01743",
        &[("T 2024-313-01743", How::Theirs)],
    );
}

#[test]
fn the_number_behind_the_paragraph_is_the_boards_and_that_of_the_title_is_not() {
    check(
        "Yttrande till motion om föräldramöten (SLK dnr 0807/23) § 13, 1400/23",
        &[("0807/23", How::Theirs), ("1400/23", How::Paragraph)],
    );
    check(
        "Motion om att införa en bonus § 138, Dnr N161-0768/25 Nämnden har fått en remiss.",
        &[("N161-0768/25", How::Paragraph)],
    );
    check(
        "Yttrande över motion om rutiner för anmälan av hot mot personal, SLK:s dnr 0571/23",
        &[("0571/23", How::Theirs)],
    );
    check(
        "Både strategin (Grönstrategi, dnr 0480/11) och planen gäller.",
        &[("0480/11", How::Theirs)],
    );
    check("KS dnr 2021/33", &[("2021/33", How::Cue)]);
    check("Yttrande (dnr 2021/33)", &[("2021/33", How::Cue)]);
    check(
        "Protokollsutdrag Sammanträdesdatum: 2024-12-10 § 191 AVO-2024-01959 Svar",
        &[("AVO-2024-01959", How::Paragraph)],
    );
    check(
        "I ärendet om administration (KF 2023-02-23 § 29, dnr 0128/22) redovisas",
        &[("0128/22", How::Theirs)],
    );
    check(
        "Styrelsens uppdrag 2022-10-05, § 698, 0553/21 att se över",
        &[],
    );
    check("enligt 5 kap. 3 § 1 plan- och bygglagen", &[]);
}

#[test]
fn a_ministrys_number_alone_is_the_case_that_is_answered() {
    check("(Fi2026/01234)", &[("Fi2026/01234", How::Theirs)]);
    check("Vårt dnr Fi2026/01234", &[("Fi2026/01234", How::Ours)]);
    check("M 2026/00123/Nm", &[("M 2026/00123/Nm", How::Theirs)]);
    check("Dnr M2026/00123/Nm", &[("M2026/00123/Nm", How::Cue)]);
}

#[test]
fn what_others_sent_out_is_not_the_answers_case() {
    check(
        "Ekstads arbetsutskott har den 3 maj (DNR KS 2017/30.212) överlämnat en studie.",
        &[("KS 2017/30.212", How::Theirs)],
    );
    check(
        "Nämnden har behandlat remissen (dnr KS 2017/30) och anför",
        &[("KS 2017/30", How::Cue)],
    );
}

#[test]
fn a_number_may_stand_behind_its_date_or_close_its_column() {
    check(
        "2025-06-05 EKN 2025-00040",
        &[("EKN 2025-00040", How::Alone)],
    );
    check(
        "Enheten för ekar 2026-08-22 LS-EK16-0793",
        &[("LS-EK16-0793", How::Alone)],
    );
    check("Inkom 2025-06-05 EKN 2025-00040", &[]);
    for (label, how) in [
        ("HANDLÄGGARE DATUM DIARIENR", Some(How::Cue)),
        ("Finansdepartementet Vår referens/dnr:", Some(How::Ours)),
        ("Ekverkets diarienummer", Some(How::Cue)),
        ("Externt diarienummer", Some(How::Theirs)),
        ("Regeringskansliets diarienummer", Some(How::Theirs)),
        ("Ange ditt diarienummer", None),
    ] {
        assert_eq!(cue_alone(label), how, "{label}");
    }
    let found = after_cue("Ekonomiska avdelningen EK 2026-5", How::Ours);
    assert_eq!(
        found.map(|found| found.number).as_deref(),
        Some("EK 2026-5")
    );
    assert_eq!(after_cue("Vårt dnr EK 2026-5", How::Theirs), None);
}

#[test]
fn a_date_may_stand_between_the_cue_and_its_number() {
    assert_eq!(cue_alone("Datum Diarienummer"), Some(How::Cue));
    let found = after_cue("2024-03-01 KN 2024/7", How::Cue).map(|found| found.number);
    assert_eq!(found.as_deref(), Some("KN 2024/7"));
}

#[test]
fn a_cue_may_stand_on_the_line_before() {
    assert_eq!(cue_alone("Diarienummer"), Some(How::Cue));
    assert_eq!(cue_alone("Er referens:"), Some(How::Theirs));
    assert_eq!(cue_alone("Diarienummer och datum"), None);
    let found = after_cue("1.3.5-2022-1123", How::Cue).map(|found| found.number);
    assert_eq!(found.as_deref(), Some("1.3.5-2022-1123"));
    assert_eq!(after_cue("2024-03-01", How::Cue), None);
}

#[test]
fn a_line_of_its_own_tells() {
    check("N164-0848/23", &[("N164-0848/23", How::Alone)]);
    check("§ 183, N161-1069/24", &[("N161-1069/24", How::Paragraph)]);
    check("0905/21", &[("0905/21", How::Alone)]);
    check(
        "§ 31 Friluftsplan (FRI 2018/22)",
        &[("FRI 2018/22", How::Alone)],
    );
    check("§ 31 Yttrande över SOU 2018:22", &[]);
}

#[test]
fn laws_dates_and_telephones_are_not_case_numbers() {
    check("SOSFS 2011:9", &[]);
    check("SFS 2001:453", &[]);
    check("2023-09-26", &[]);
    check("Datum 2025-04-11", &[]);
    check("Ärende nr: 2.1.8", &[]);
    check("Telefon 031-365 00 00", &[]);
    check("Enligt KS 2024/0412 ska svar lämnas.", &[]);
}
